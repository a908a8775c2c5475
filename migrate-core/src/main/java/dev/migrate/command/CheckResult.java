package dev.migrate.command;

import java.util.List;

/**
 * What a check has found.
 *
 * @param subject what was checked, in words
 * @param findings what is not as it should be; none where all agree
 * @param remarks what a person should know besides: what was not compared, and why
 */
public record CheckResult(String subject, List<Finding> findings, List<String> remarks) {

    public CheckResult {
        findings = List.copyOf(findings);
        remarks = List.copyOf(remarks);
    }

    /** Whether all agree. */
    public boolean passed() {
        return findings.isEmpty();
    }
}
