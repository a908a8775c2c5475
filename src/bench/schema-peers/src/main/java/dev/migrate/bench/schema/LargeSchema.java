package dev.migrate.bench.schema;

final class LargeSchema {
    LargeSchema(java.nio.file.Path directory, Options options) {}
    void run(BenchServer server) {}
}
