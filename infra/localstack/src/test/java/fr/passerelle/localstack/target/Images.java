package fr.passerelle.localstack.target;

import java.util.Optional;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test the target that is the image of the local platform; without it the test is skipped, and says why. */
public final class Images implements ExecutionCondition, ParameterResolver {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return image(context).map(image -> ConditionEvaluationResult.enabled("at " + image.endpoint()))
                .orElseGet(() -> ConditionEvaluationResult.disabled(String.join("; ", Summary.of(context).skipped())));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Target.class);
    }

    @Override
    public Target resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return image(context).orElseThrow();
    }

    private static Optional<Target> image(ExtensionContext context) {
        return Running.of(context).targets().stream().filter(target -> target.name().equals(Running.IMAGE)).findFirst();
    }
}
