package dev.migrate.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/**
 * Feeds text to a digest piece by piece, as UTF-8 in which a carriage return before a line feed does not count. It holds
 * back what the next piece may change. Not safe for use by several threads.
 */
final class DigestFeed {

    private static final int PIECE = 8 * 1024;

    private final MessageDigest digest;
    private final StringBuilder waiting = new StringBuilder();
    private byte[] kept = new byte[0];
    private boolean returned;

    DigestFeed(MessageDigest digest) {
        this.digest = digest;
    }

    DigestFeed add(char character) {
        waiting.append(character);
        return this;
    }

    DigestFeed add(String text, int from, int to) {
        int at = from;
        while (at < to) {
            int end = Math.min(to, at + PIECE);
            waiting.append(text, at, end);
            if (waiting.length() >= PIECE) {
                flush(Character.isHighSurrogate(waiting.charAt(waiting.length() - 1)) ? 1 : 0);
            }
            at = end;
        }
        return this;
    }

    DigestFeed add(String text) {
        return add(text, 0, text.length());
    }

    DigestFeed add(CopyData data) {
        flush(0);
        data.<RuntimeException>giveTo(this::bytes);
        return this;
    }

    /** Gives all to the digest; what comes next is not a line feed. */
    void end() {
        flush(0);
        if (returned) {
            digest.update((byte) '\r');
            returned = false;
        }
    }

    private void flush(int without) {
        int length = waiting.length() - without;
        String text = waiting.substring(0, length);
        waiting.delete(0, length);
        byte[] bytes = text.getBytes(UTF_8);
        if (!returned && text.indexOf('\r') < 0) {
            digest.update(bytes);
        } else {
            bytes(bytes, bytes.length);
        }
    }

    private void bytes(byte[] bytes, int length) {
        if (kept.length < length + 1) {
            kept = new byte[length + 1];
        }
        int end = 0;
        for (int i = 0; i < length; i++) {
            if (returned && bytes[i] != '\n') {
                kept[end++] = '\r';
            }
            returned = bytes[i] == '\r';
            if (!returned) {
                kept[end++] = bytes[i];
            }
        }
        digest.update(kept, 0, end);
    }
}
