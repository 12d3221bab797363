package dev.keadm.windows.jna;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A library of Windows that does nothing, says what the test wants, and remembers each call with what was handed to it. */
final class RecordingApi {
    final List<String> calls = new ArrayList<>();
    private final Map<String, Answer> answers = new HashMap<>();

    interface Answer {
        Object to(@Nullable Object[] arguments);
    }

    RecordingApi answering(String function, Answer answer) {
        answers.put(function, answer);
        return this;
    }

    <T> T as(Class<T> library) {
        return library.cast(Proxy.newProxyInstance(
                library.getClassLoader(),
                new Class<?>[] {library},
                (proxy, method, arguments) -> call(method, arguments)));
    }

    private @Nullable Object call(Method method, @Nullable Object @Nullable [] given) {
        @Nullable Object[] arguments = given == null ? new Object[0] : given;
        calls.add(method.getName()
                + Stream.of(arguments).map(RecordingApi::text).collect(Collectors.joining(", ", "(", ")")));
        Answer answer = answers.get(method.getName());
        return answer == null ? success(method.getReturnType()) : answer.to(arguments);
    }

    private static String text(@Nullable Object argument) {
        return switch (argument) {
            case Integer number when number < 0 || number > 0xFFFF -> "0x%08X".formatted(number);
            case WString text -> '\'' + text.toString() + '\'';
            case Pointer pointer -> "@" + Pointer.nativeValue(pointer);
            case null -> "null";
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            default -> argument.getClass().getSimpleName();
        };
    }

    private static @Nullable Object success(Class<?> type) {
        if (type == boolean.class) {
            return true;
        }
        return type == int.class ? 0 : null;
    }
}
