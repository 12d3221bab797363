/**
 * Runs tests of Windows' own code inside Wine, from a build on Linux. A class with {@link dev.keadm.wine.OnWindows} is
 * run by surefire itself on a real Windows; on Linux a module's subclass of {@link dev.keadm.wine.TestsUnderWine} starts
 * one Windows Java for all of them and shows each as a test of its own. Which programs Wine is reached by, and what
 * there is of Windows in it, is {@link dev.keadm.wine.Wine}'s business.
 */
@NullMarked
package dev.keadm.wine;

import org.jspecify.annotations.NullMarked;
