package fr.passerelle.localstack.target;

import java.lang.reflect.Method;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Runs the tests that a target is known to fail all the same: one that fails is reported by name as a gap, one that passes fails, so
 * that the list stays true.
 */
final class KnownGaps implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(Invocation<Void> test, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        Target target = ((OnTarget) context.getRequiredTestInstance()).target();
        String name = context.getRequiredTestClass().getSimpleName() + "." + call.getExecutable().getName();
        String reason = target.gaps().reason(name).orElse(null);
        if (reason == null) {
            test.proceed();
            return;
        }
        try {
            test.proceed();
        } catch (Exception | AssertionError e) {
            Summary.of(context).gap(target.name(), name, reason);
            throw new TestAbortedException("known gap of " + target.name() + ": " + reason, e);
        }
        throw new AssertionError(target.name() + " passes " + name + ": take it off gaps/" + target.name() + ".properties");
    }
}
