package fr.passerelle.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Looks for the smallest heap in which each half of the chain takes a document of a given size: drop to package, and package to DMP with
 * both signatures and mutual TLS. Part of {@code infra/bench/throughput}; docs/bench.md tells how to read it.
 */
public final class HeapBench {
    private static final int[] SIZES = {50 << 10, 400 << 10, 5 << 20, 20 << 20};
    /** Megabytes tried; the last one is more than enough. */
    private static final int[] HEAPS = {8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 64, 96, 128, 256};

    private final ColdStartRuns functions;
    private final Surroundings surroundings;

    private HeapBench(ColdStartRuns functions, Surroundings surroundings) {
        this.functions = functions;
        this.surroundings = surroundings;
    }

    /** @param arguments none */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("passerelle.root", "")).toAbsolutePath();
        Path workspace = Files.createTempDirectory("passerelle-heap");
        try (Surroundings surroundings = Surroundings.secured()) {
            var functions = new ColdStartRuns(RuntimeClient.ofBuild(root), root, workspace, surroundings, InstantSource.system());
            new HeapBench(functions, surroundings).print(System.out);
        } finally {
            Folders.delete(workspace);
        }
    }

    private void print(PrintStream out) throws IOException, InterruptedException {
        var intake = new ArrayList<String>();
        var dispatch = new ArrayList<String>();
        for (int size : SIZES) {
            StubAccount dropped = StubAccount.withOneDrop(SyntheticDrop.pdf(size));
            Stage stage = functions.prepare(dropped, launch(HEAPS[HEAPS.length - 1]));
            intake.add(smallest(DeployedFunction.DOCUMENT_INTAKE, stage, "ready"));
            dispatch.add(smallest(DeployedFunction.DMP_DISPATCH, stage, "confirmed"));
        }
        out.println();
        line(out, "Smallest heap (`-Xmx`, MB)", Arrays.stream(SIZES).mapToObj(SyntheticDrop::words).toList());
        out.println("|---" + "|--:".repeat(SIZES.length) + "|");
        line(out, "document-intake", intake);
        line(out, "dmp-dispatch, both signatures, mutual TLS", dispatch);
    }

    private static void line(PrintStream out, String title, List<String> cells) {
        out.println(cells.stream().collect(Collectors.joining(" | ", "| " + title + " | ", " |")));
    }

    /**
     * By halves: what works with a heap works with a larger one.
     *
     * @param state of the dispatch to the DMP when the work is done
     */
    private String smallest(DeployedFunction function, Stage stage, String state) throws IOException, InterruptedException {
        int tooSmall = -1;
        int enough = HEAPS.length;
        while (enough - tooSmall > 1) {
            int tried = (tooSmall + enough) / 2;
            if (works(function, stage, launch(HEAPS[tried]), state)) {
                enough = tried;
            } else {
                tooSmall = tried;
            }
        }
        return enough == HEAPS.length ? "more than " + HEAPS[HEAPS.length - 1] : Integer.toString(HEAPS[enough]);
    }

    private boolean works(DeployedFunction function, Stage stage, Launch launch, String state)
            throws IOException, InterruptedException {
        surroundings.aws().reset(stage.before(function.event()));
        try (FunctionProcess process = functions.start(function, launch)) {
            process.initialised();
            return process.answer(stage.json(function.event())).accepted()
                    && state.equals(surroundings.aws().account().dispatchStates().get("dmp"));
        } catch (FunctionFailedException _) {
            return false;
        }
    }

    private Launch launch(int heap) {
        return Launch.onDemand(List.of(), surroundings.variables()).withHeap(heap);
    }
}
