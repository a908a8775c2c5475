package dev.migrate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plan of the house: which room may open which. */
class HouseRulesTest {

    private static final String ROOT = "dev.migrate";
    private static final int LONGEST_FILE = 400;

    /** The doors. The root, which holds the one error, is open to all. */
    private static final Map<String, Set<String>> DOORS = Map.ofEntries(
            Map.entry("sql", Set.of()),
            Map.entry("revision", Set.of()),
            Map.entry("catalog", Set.of("sql")),
            Map.entry("op", Set.of("sql")),
            Map.entry("script", Set.of("revision", "sql", "op")),
            Map.entry("diff", Set.of("catalog")),
            Map.entry("render", Set.of("diff", "catalog", "sql")),
            Map.entry("embedded", Set.of()),
            Map.entry("postgres", Set.of("revision", "sql", "catalog")),
            Map.entry("runner", Set.of("revision", "script", "sql", "postgres", "op")),
            Map.entry("report", Set.of("revision", "script")),
            Map.entry("jpa", Set.of()),
            Map.entry("model", Set.of("catalog", "postgres", "sql", "jpa")),
            Map.entry(
                    "command",
                    Set.of(
                            "revision",
                            "script",
                            "sql",
                            "postgres",
                            "runner",
                            "report",
                            "op",
                            "catalog",
                            "diff",
                            "render",
                            "model")));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyRoomIsOnThePlan() {
        Set<String> rooms = HOUSE.stream()
                .map(HouseRulesTest::room)
                .filter(room -> !room.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rooms).isEqualTo(new TreeSet<>(DOORS.keySet()));
    }

    @Test
    void aRoomOpensOnlyItsOwnDoors() {
        DOORS.forEach((room, doors) -> {
            String[] closed = DOORS.keySet().stream()
                    .filter(other -> !other.equals(room) && !doors.contains(other))
                    .map(other -> ROOT + "." + other)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + room)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(closed)
                    .check(HOUSE);
        });
    }

    @Test
    void theRootOpensNothing() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".*..")
                .check(HOUSE);
    }

    @Test
    void thereAreNoCircles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    /** Revisions in Java may ask for the connection, and these hand it on. */
    private static final String HANDS_ON_A_CONNECTION =
            "dev\\.migrate\\.(op\\.(Execution|Operations)|runner\\.(LiveExecution|Recording))";

    @Test
    void onlyOneRoomSpeaksJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".postgres")
                .and()
                .haveNameNotMatching(HANDS_ON_A_CONNECTION)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                .check(HOUSE);
    }

    @Test
    void textAndGraphDoNoInputOrOutput() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".sql", ROOT + ".revision", ROOT + ".report")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..")
                .check(HOUSE);
    }

    @Test
    void nothingPrintsOrLogs() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".jpa.Silence") // which has a provider be silent
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..")
                .check(HOUSE);
    }

    @Test
    void thereIsOneKindOfErrorForUsers() {
        classes()
                .that()
                .areAssignableTo(Throwable.class)
                .should()
                .beAssignableTo(MigrateException.class)
                .check(HOUSE);
    }

    /** Its words may be in any language: what is decided by an error is decided by its SQLSTATE. */
    @Test
    void nothingIsDecidedByTheWordsOfAServer() {
        Pattern asked = Pattern.compile(
                "(said|getMessage)\\(\\)\\s*\\.(contains|startsWith|endsWith|matches|indexOf|equals)\\b");
        assertThat(sources("src/main/java", "../migrate-maven-plugin/src/main/java")
                        .filter(file -> asked.matcher(text(file)).find())
                        .toList())
                .isEmpty();
    }

    @Test
    void noFileIsTooLong() {
        assertThat(sources("src/main/java", "src/test/java", "../migrate-maven-plugin/src")
                        .filter(file -> lines(file) > LONGEST_FILE)
                        .toList())
                .isEmpty();
    }

    @Test
    void everyRoomSaysWhatItIsFor() {
        List<Path> withoutWords = sources("src/main/java")
                .map(Path::getParent)
                .distinct()
                .filter(room -> !Files.exists(room.resolve("package-info.java")))
                .toList();
        assertThat(withoutWords).isEmpty();
    }

    private static String room(JavaClass type) {
        String below = type.getPackageName().substring(ROOT.length());
        return below.isEmpty() ? "" : below.substring(1);
    }

    private static Stream<Path> sources(String... directories) {
        return Stream.of(directories).map(Path::of).flatMap(directory -> {
            try (Stream<Path> files = Files.walk(directory)) {
                return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static int lines(Path file) {
        return (int) text(file).lines().count();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
