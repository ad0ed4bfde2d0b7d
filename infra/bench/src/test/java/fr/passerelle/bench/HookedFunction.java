package fr.passerelle.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import org.crac.Core;
import org.crac.Resource;

/** A function that registers hooks of a snapshot, the way the functions of the platform do, and answers which of them ran. */
public final class HookedFunction implements RequestHandler<String, String>, Resource {
    private final List<String> hooks = new ArrayList<>();

    public HookedFunction() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        hooks.add("beforeCheckpoint");
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        hooks.add("afterRestore");
    }

    @Override
    public String handleRequest(String event, Context context) {
        return String.join(" ", hooks);
    }

    /** Lays the class and the library of the hooks out as a package would be. */
    static Path unpackedIn(Path folder) throws IOException {
        String own = HookedFunction.class.getName().replace('.', '/') + ".class";
        Path target = folder.resolve(own);
        Files.createDirectories(target.getParent());
        try (InputStream in = HookedFunction.class.getResourceAsStream("/" + own)) {
            Files.copy(in, target);
        }
        Path crac = Path.of(Resource.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        Files.copy(crac, Files.createDirectories(folder.resolve("lib")).resolve("crac.jar"));
        return folder;
    }
}
