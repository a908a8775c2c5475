/**
 * What runs beside a project's entities, mostly in a Java of its own: finds them, and has the project's JPA provider write
 * the schema they want. Speaks to the provider through the standard {@code PersistenceProvider}, by reflection, so that it
 * serves every version of every provider, {@code jakarta} and {@code javax}; uses nothing but the JDK.
 */
@NullMarked
package dev.migrate.jpa;

import org.jspecify.annotations.NullMarked;
