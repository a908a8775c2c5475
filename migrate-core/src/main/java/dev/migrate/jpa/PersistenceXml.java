package dev.migrate.jpa;

import dev.migrate.MigrateException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The persistence units of a project. Read here and not by the provider, which would look for their data sources; all
 * versions of the format, whatever namespace they are written in.
 */
final class PersistenceXml {

    static final String FILE = "META-INF/persistence.xml";

    private PersistenceXml() {}

    /**
     * The unit that is asked for, or the only one; none where the project has no such file.
     *
     * @param wanted its name; empty for the only one
     * @throws MigrateException if there are several to choose from, or none of that name
     */
    static Optional<Unit> find(List<Archive> roots, String wanted) throws IOException {
        List<Unit> units = new ArrayList<>();
        for (Archive root : roots) {
            Optional<byte[]> file = root.read(FILE);
            if (file.isPresent()) {
                units.addAll(parse(root, file.get()));
            }
        }
        List<Unit> chosen = units.stream()
                .filter(unit -> wanted.isEmpty() || unit.name().equals(wanted))
                .toList();
        String names = units.stream().map(Unit::name).collect(Collectors.joining(", "));
        if (chosen.isEmpty() && !wanted.isEmpty()) {
            throw new MigrateException(
                    "There is no persistence unit " + wanted
                            + (units.isEmpty() ? ": the project has no " + FILE + "." : " among " + names + "."),
                    units.isEmpty()
                            ? "Leave migrate.model.unit out: the entities are found without a unit."
                            : "Name one of those with -Dmigrate.model.unit=.");
        }
        if (chosen.size() > 1) {
            throw new MigrateException(
                    "There are several persistence units: " + names + ".",
                    "Name the one that is the model: -Dmigrate.model.unit="
                            + chosen.get(0).name());
        }
        return chosen.stream().findFirst();
    }

    private static List<Unit> parse(Archive root, byte[] file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Element document = builder.parse(new ByteArrayInputStream(file)).getDocumentElement();
            return elements(document, "persistence-unit").stream()
                    .map(element -> unit(root, element))
                    .toList();
        } catch (SAXException e) {
            throw new MigrateException(
                    FILE + " in " + root.path() + " is no XML: " + e.getMessage(), "Correct it and compile again.", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Unit unit(Archive root, Element element) {
        Map<String, String> properties = new LinkedHashMap<>();
        elements(element, "property")
                .forEach(property -> properties.put(property.getAttribute("name"), property.getAttribute("value")));
        List<String> unlisted = texts(element, "exclude-unlisted-classes");
        return new Unit(
                element.getAttribute("name"),
                root,
                texts(element, "provider").stream().findFirst().orElse(""),
                texts(element, "class"),
                texts(element, "mapping-file"),
                texts(element, "jar-file"),
                unlisted.stream().noneMatch(text -> text.isEmpty() || text.equals("true") || text.equals("1")),
                properties);
    }

    private static List<String> texts(Element parent, String name) {
        return elements(parent, name).stream()
                .map(element -> element.getTextContent().strip())
                .toList();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
