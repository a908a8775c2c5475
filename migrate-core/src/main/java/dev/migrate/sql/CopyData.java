package dev.migrate.sql;

import java.nio.charset.StandardCharsets;

/**
 * The lines that follow a {@code COPY … FROM stdin}, each ended by a line feed, without the closing {@code \.}: in memory, or
 * where they lie, to be read when they are needed.
 */
public interface CopyData {

    /** Lines that are in memory. */
    static CopyData of(String lines) {
        return new Lines(lines);
    }

    /** How many bytes it has, about. */
    long size();

    /**
     * Gives its bytes, in UTF-8, piece by piece.
     *
     * @throws E if whoever takes them does
     */
    <E extends Exception> void giveTo(Taker<E> taker) throws E;

    /**
     * Takes bytes.
     *
     * @param <E> what may go wrong
     */
    @FunctionalInterface
    interface Taker<E extends Exception> {

        /** Takes the first so many of these bytes, before it returns. */
        void take(byte[] bytes, int length) throws E;
    }

    /**
     * Lines in memory.
     *
     * @param lines all of them
     */
    record Lines(String lines) implements CopyData {

        @Override
        public long size() {
            return lines.length();
        }

        @Override
        public <E extends Exception> void giveTo(Taker<E> taker) throws E {
            byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
            taker.take(bytes, bytes.length);
        }

        @Override
        public String toString() {
            return lines;
        }
    }
}
