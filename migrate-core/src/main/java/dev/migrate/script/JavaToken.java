package dev.migrate.script;

/**
 * A part of a Java text that has no parts of its own.
 *
 * @param kind what it is
 * @param start the offset of its first character
 * @param end the offset after its last one
 */
record JavaToken(Kind kind, int start, int end) {

    String in(String text) {
        return text.substring(start, end);
    }

    boolean isComment() {
        return kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
    }

    /** What a token is. */
    enum Kind {
        /** A name, a keyword, a number. */
        WORD,
        /** A string, a text block or a character, with its quotes. */
        QUOTED,
        /** A bracket, a separator, a character of an operator. */
        SYMBOL,
        LINE_COMMENT,
        BLOCK_COMMENT
    }
}
