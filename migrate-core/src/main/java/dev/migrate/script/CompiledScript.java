package dev.migrate.script;

import dev.migrate.MigrateException;
import dev.migrate.op.JavaMigration;
import dev.migrate.op.Operations;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A revision in Java, ready to run. */
public final class CompiledScript {

    private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private final Script script;
    private final RevisionClasses classes;
    private final Constructor<? extends JavaMigration> constructor;

    private CompiledScript(Script script, RevisionClasses classes, Constructor<? extends JavaMigration> constructor) {
        this.script = script;
        this.classes = classes;
        this.constructor = constructor;
    }

    /**
     * The revision that these classes are.
     *
     * @throws MigrateException if there is not exactly one, or if it cannot be made; with file
     */
    static CompiledScript of(Script script, RevisionClasses classes) {
        try {
            List<Class<?>> revisions = classes.all().stream()
                    .filter(type -> JavaMigration.class.isAssignableFrom(type) && isOwn(type))
                    .toList();
            if (revisions.size() != 1) {
                String found = revisions.stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
                throw new MigrateException(
                        script.revision().source()
                                + (revisions.isEmpty()
                                        ? ": No class in it implements dev.migrate.op.JavaMigration."
                                        : ": Several classes in it implement JavaMigration: " + found + "."),
                        "A revision file holds exactly one. Nothing was run.");
            }
            return new CompiledScript(script, classes, constructor(script, revisions.get(0)));
        } catch (ClassNotFoundException | LinkageError e) {
            throw unusable(script, e);
        }
    }

    /** A class that stands for itself; what is anonymous, local or abstract is only used by it. */
    private static boolean isOwn(Class<?> type) {
        return !Modifier.isAbstract(type.getModifiers())
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && (type.getEnclosingClass() == null || Modifier.isStatic(type.getModifiers()));
    }

    private static Constructor<? extends JavaMigration> constructor(Script script, Class<?> type) {
        try {
            Constructor<? extends JavaMigration> constructor =
                    type.asSubclass(JavaMigration.class).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new MigrateException(
                    script.revision().source() + ": The class " + type.getSimpleName()
                            + " has no constructor without parameters.",
                    "Add one, or remove those it has. Nothing was run.",
                    e);
        }
    }

    private static MigrateException unusable(Script script, Throwable e) {
        return new MigrateException(
                script.revision().source() + ": Its classes cannot be used: " + e + ".",
                e instanceof UnsupportedClassVersionError
                        ? "Run with the JDK that the class was compiled with, or a later one. Nothing was run."
                        : "Mend the class path of the project, or compile the project anew. Nothing was run.",
                e);
    }

    /** The file. */
    public Script script() {
        return script;
    }

    /**
     * Leads to the revision, in a new object each time.
     *
     * @throws Exception whatever the revision throws
     */
    public void upgrade(Operations op) throws Exception {
        run(() -> create().upgrade(op));
    }

    /**
     * Leads back.
     *
     * @throws Exception whatever the revision throws
     */
    public void downgrade(Operations op) throws Exception {
        run(() -> create().downgrade(op));
    }

    /** What looks for classes by the thread, as service loaders do, finds those of the revision. */
    private void run(Code code) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        try {
            code.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Code that may throw anything. */
    private interface Code {
        void run() throws Exception;
    }

    private JavaMigration create() throws Exception {
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** The line of the file that is at work on this thread; 0 where none is. */
    public int currentLine() {
        return STACK.walk(
                frames -> frames.filter(frame -> frame.getDeclaringClass().getClassLoader() == classes)
                        .findFirst()
                        .map(StackFrame::getLineNumber)
                        .filter(line -> line > 0)
                        .orElse(0));
    }

    /** The line of the file in which something was thrown, or passed on last; 0 where it never was there. */
    public int lineOf(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .filter(frame -> classes.holds(frame.getClassName()) && frame.getLineNumber() > 0)
                .findFirst()
                .map(StackTraceElement::getLineNumber)
                .orElse(0);
    }
}
