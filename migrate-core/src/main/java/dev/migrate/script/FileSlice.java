package dev.migrate.script;

import dev.migrate.sql.CopyData;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The data of a COPY where it lies in its file.
 *
 * @param source the file
 * @param from the offset of its first byte
 * @param to the offset behind its last
 * @param withReturns whether its lines end as Windows ends them, and are given with line feeds alone
 */
record FileSlice(ByteSource source, long from, long to, boolean withReturns) implements CopyData {

    private static final int PIECE = 64 * 1024;

    @Override
    public long size() {
        return to - from;
    }

    @Override
    public <E extends Exception> void giveTo(Taker<E> taker) throws E {
        byte[] bytes = new byte[PIECE];
        boolean returned = false;
        try (InputStream in = source.open()) {
            in.skipNBytes(from);
            for (long left = size(); left > 0; ) {
                int read = in.readNBytes(bytes, 0, (int) Math.min(PIECE, left));
                if (read == 0) {
                    throw new EOFException("The file ends before its data");
                }
                left -= read;
                boolean ended = bytes[read - 1] == '\r';
                taker.take(bytes, withReturns ? withLineFeeds(bytes, read, returned) : read);
                returned = ended;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line feed for each carriage return, alone or with one. */
    private static int withLineFeeds(byte[] bytes, int length, boolean afterReturn) {
        boolean returned = afterReturn;
        int end = 0;
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (b != '\n' || !returned) {
                bytes[end++] = b == '\r' ? (byte) '\n' : b;
            }
            returned = b == '\r';
        }
        return end;
    }
}
