package fr.passerelle.memory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Kills a run at one of its port calls: "killed after any single side effect and run again" is then a loop over
 * {@link #calls()} and both {@link When}s.
 *
 * <pre>{@code
 * Crash whole = Crash.never();
 * run(whole);
 * for (int n = 1; n <= whole.calls(); n++) {
 *     for (When when : When.values()) {
 *         assertThatThrownBy(() -> run(Crash.at(n, when))).isInstanceOf(Crash.Killed.class);
 *         run(Crash.never()); // over the same stores: must end as if nothing had happened
 *     }
 * }
 * }</pre>
 *
 * <p>Calls are counted over all the ports one instance wraps, from 1. A dead process does nothing more: every later call
 * through the same instance dies too, so that a {@code finally} block cannot repair what a real kill would leave.
 */
public final class Crash {
    private final int fatal;
    private final When when;
    private final AtomicInteger calls = new AtomicInteger();

    /** Whether the fatal call still has its effect. */
    public enum When {
        BEFORE,
        AFTER
    }

    /** The end of the process. An {@link Error}, so that no handler takes it for a failure it may answer. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed(String message) {
            super(message);
        }
    }

    private Crash(int fatal, When when) {
        this.fatal = fatal;
        this.when = when;
    }

    /** Dies at the {@code n}-th call, from 1. */
    public static Crash at(int n, When when) {
        if (n < 1) {
            throw new IllegalArgumentException("calls are counted from 1");
        }
        return new Crash(n, when);
    }

    /** Only counts. */
    public static Crash never() {
        return new Crash(Integer.MAX_VALUE, When.BEFORE);
    }

    /** Calls begun so far, the fatal one included. */
    public int calls() {
        return calls.get();
    }

    /** @param port the interface; methods of {@link Object} are not counted */
    public <T> T wrap(Class<T> port, T target) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port}, (_, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return invoke(method, target, arguments);
            }
            String call = port.getSimpleName() + "." + method.getName();
            int number = calls.incrementAndGet();
            if (number > fatal || (number == fatal && when == When.BEFORE)) {
                throw new Killed("before " + call);
            }
            Object answer = invoke(method, target, arguments);
            if (number == fatal) {
                throw new Killed("after " + call);
            }
            return answer;
        }));
    }

    private static @Nullable Object invoke(Method method, Object target, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
