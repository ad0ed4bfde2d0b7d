package fr.passerelle.local.eventsource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import org.jspecify.annotations.Nullable;

/**
 * A handler in this JVM, called through the serialisers of the managed runtime: field case, null rules and event bugs only show there.
 * The timeout is not enforced: a call cannot be killed in the JVM it shares.
 */
public final class InProcessFunction implements EventFunction {
    private final FunctionContext context;
    private final RequestHandler<Object, @Nullable Object> handler;
    private final PojoSerializer<Object> events;
    private final PojoSerializer<Object> answers;

    private InProcessFunction(FunctionContext context, RequestHandler<Object, @Nullable Object> handler, PojoSerializer<Object> events,
            PojoSerializer<Object> answers) {
        this.context = context;
        this.handler = handler;
        this.events = events;
        this.answers = answers;
    }

    /** @throws IllegalArgumentException when the class does not say its event and answer types, the way Lambda needs them */
    @SuppressWarnings("unchecked")
    public static InProcessFunction of(FunctionContext context, RequestHandler<?, ?> handler) {
        Type[] types = Arrays.stream(handler.getClass().getGenericInterfaces())
                .filter(ParameterizedType.class::isInstance).map(ParameterizedType.class::cast)
                .filter(p -> RequestHandler.class.equals(p.getRawType())).map(ParameterizedType::getActualTypeArguments).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(handler.getClass() + " does not implement RequestHandler itself"));
        return new InProcessFunction(context, (RequestHandler<Object, @Nullable Object>) handler, serializer(types[0]),
                serializer(types[1]));
    }

    @Override
    public String name() {
        return context.getFunctionName();
    }

    @Override
    public byte[] call(byte[] event) {
        Object answer = handler.handleRequest(events.fromJson(new ByteArrayInputStream(event)), context);
        if (answer == null) {
            return new byte[0];
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        answers.toJson(answer, out);
        return out.toByteArray();
    }

    /** The same choice as the runtime client makes. */
    @SuppressWarnings("unchecked")
    private static PojoSerializer<Object> serializer(Type type) {
        if (type instanceof Class<?> known && LambdaEventSerializers.isLambdaSupportedEvent(known.getName())) {
            return (PojoSerializer<Object>) LambdaEventSerializers.serializerFor(known, InProcessFunction.class.getClassLoader());
        }
        return JacksonFactory.getInstance().getSerializer(type);
    }
}
