package dev.migrate.sql;

import dev.migrate.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The statement that the splitter is in: as much of its grammar as tells whether a semicolon ends it. Where psql takes a
 * name for a keyword, as in {@code create function begin()} or {@code p.end}, this does not.
 */
final class UnfinishedStatement {

    private static final Set<String> ROUTINE_HEADS =
            Set.of("create function", "create procedure", "create or replace function", "create or replace procedure");

    /** As many words as tell what is created: {@code create or replace function}. */
    private static final int WORDS_OF_HEAD = 4;

    /** Of the words that matter behind the head: {@code atomic}. */
    private static final int LONGEST_KEYWORD = 6;

    private final String text;
    private final List<String> head = new ArrayList<>();
    private String previous = "";
    private int previousStart;
    private int start = -1;
    private int end;
    private int parentheses;
    private int parenthesisStart;
    private int blocks;
    private int blockStart;
    private boolean copiesFromStdin;

    UnfinishedStatement(String text) {
        this.text = text;
    }

    /** Takes the next token, which is no comment. */
    void add(Token token) {
        if (isEmpty()) {
            start = token.start();
        }
        String said = "";
        if (token.kind() == Kind.SYMBOL) {
            char symbol = text.charAt(token.start());
            countParenthesis(symbol, token.start());
            said = symbol == '.' ? "." : "";
        } else if (token.kind() == Kind.WORD && parentheses == 0 && mayMatter(token)) {
            said = token.in(text).toLowerCase(Locale.ROOT);
            word(said);
        }
        previous = said;
        previousStart = token.start();
        end = token.end();
    }

    private boolean mayMatter(Token word) {
        return head.size() < WORDS_OF_HEAD || word.end() - word.start() <= LONGEST_KEYWORD;
    }

    boolean isEmpty() {
        return start < 0;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Whether a semicolon would end it: no parenthesis and no {@code BEGIN ATOMIC} is open. */
    boolean isBalanced() {
        return parentheses == 0 && blocks == 0;
    }

    boolean hasOpenParenthesis() {
        return parentheses > 0;
    }

    /** Where the outermost of what is open begins. */
    int openStart() {
        return blocks > 0 ? blockStart : parenthesisStart;
    }

    /** Whether lines of data follow it. */
    boolean copiesFromStdin() {
        return copiesFromStdin;
    }

    private void countParenthesis(char symbol, int offset) {
        if (symbol == '(') {
            if (parentheses == 0) {
                parenthesisStart = offset;
            }
            parentheses++;
        } else if (symbol == ')' && parentheses > 0) {
            parentheses--;
        }
    }

    private void word(String word) {
        if (head.size() < WORDS_OF_HEAD) {
            head.add(word);
        }
        boolean isName = previous.equals(".") || previous.equals("as");
        switch (word) {
            case "atomic" -> openBody();
            case "case" -> blocks += blocks > 0 && !isName ? 1 : 0;
            case "end" -> blocks -= blocks > 0 && !isName ? 1 : 0;
            case "stdin" ->
                copiesFromStdin |= previous.equals("from") && head.get(0).equals("copy");
            default -> {}
        }
    }

    /** Only the body of a routine is in {@code BEGIN ATOMIC … END}; in it {@code CASE} has an {@code END} too. */
    private void openBody() {
        if (blocks == 0 && previous.equals("begin") && isRoutine()) {
            blocks = 1;
            blockStart = previousStart;
        }
    }

    private boolean isRoutine() {
        return ROUTINE_HEADS.contains(String.join(" ", head))
                || (head.size() > 2 && ROUTINE_HEADS.contains(String.join(" ", head.subList(0, 2))));
    }
}
