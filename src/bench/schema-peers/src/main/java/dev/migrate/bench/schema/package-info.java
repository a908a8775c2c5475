/** Migrate's comparison of schemas beside that of its peers: what their scripts do, and how long they take. */
package dev.migrate.bench.schema;
