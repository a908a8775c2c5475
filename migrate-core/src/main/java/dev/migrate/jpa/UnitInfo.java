package dev.migrate.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A persistence unit as a provider asks for it, whichever version of {@code PersistenceUnitInfo} it knows. It has no data
 * source.
 *
 * @param unit the unit
 * @param classes all its classes, listed or found
 * @param mappingFiles its mapping files, as resources
 * @param loader where the classes come from
 */
record UnitInfo(Unit unit, List<String> classes, List<String> mappingFiles, URLClassLoader loader)
        implements InvocationHandler {

    /** As an object of that interface. */
    Object as(Class<?> type) {
        return Proxy.newProxyInstance(loader, new Class<?>[] {type}, this);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
            throws MalformedURLException {
        return switch (method.getName()) {
            case "getPersistenceUnitName" -> unit.name();
            // the second name is that of JPA 4
            case "getManagedClassNames", "getAllClassNames", "getAllManagedClassNames" -> new ArrayList<>(classes);
            case "getMappingFileNames" -> new ArrayList<>(mappingFiles);
            case "getPersistenceUnitRootUrl" -> unit.home().url();
            case "excludeUnlistedClasses" -> true;
            case "getProperties" -> new Properties();
            case "getClassLoader" -> loader;
            case "getNewTempClassLoader" -> new URLClassLoader(loader.getURLs(), loader.getParent());
            case "getTransactionType" -> constant(method, "RESOURCE_LOCAL");
            case "getDefaultToOneFetchType" -> constant(method, "EAGER");
            case "getSharedCacheMode", "getValidationMode" -> constant(method, "UNSPECIFIED");
            case "getPersistenceXMLSchemaVersion" -> "2.2";
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> unit.name();
            default -> method.getReturnType() == List.class ? new ArrayList<>() : null;
        };
    }

    private static @Nullable Object constant(Method method, String name) {
        Object[] constants = method.getReturnType().getEnumConstants();
        return constants == null
                ? null
                : Stream.of(constants)
                        .filter(constant -> constant.toString().equals(name))
                        .findFirst()
                        .orElse(null);
    }
}
