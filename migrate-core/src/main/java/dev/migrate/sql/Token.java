package dev.migrate.sql;

/**
 * A piece of SQL that the lexer does not divide.
 *
 * @param start the offset of its first character
 * @param end the offset after its last character
 * @param closed whether it ends as its kind must; false where the text ends first
 */
record Token(Kind kind, int start, int end, boolean closed) {

    enum Kind {
        WORD("word"),
        QUOTED_NAME("quoted name"),
        STRING("string"),
        DOLLAR_STRING("dollar-quoted string"),
        NUMBER("number"),
        SYMBOL("symbol"),
        LINE_COMMENT("comment"),
        BLOCK_COMMENT("comment");

        private final String noun;

        Kind(String noun) {
            this.noun = noun;
        }

        /** What a message calls it. */
        String noun() {
            return noun;
        }
    }

    Token(Kind kind, int start, int end) {
        this(kind, start, end, true);
    }

    boolean isComment() {
        return kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
    }

    /** Its characters, out of the text that it was read from. */
    String in(String text) {
        return text.substring(start, end);
    }
}
