package dev.keadm.wine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A test that calls Windows: run as it is there, and inside Wine where {@link TestsUnderWine} is. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@EnabledOnOs(OS.WINDOWS)
@Tag(OnWindows.TAG)
public @interface OnWindows {
    String TAG = "on-windows";
}
