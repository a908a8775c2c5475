/** The goals: each reads its arguments, calls one command of the engine and prints what comes back. */
@NullMarked
package dev.migrate.maven;

import org.jspecify.annotations.NullMarked;
