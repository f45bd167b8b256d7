package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.local.LocalSettings.DlEngine;
import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceEnginesTest {
    private static final String MXNET = "mxnet/mxnet-native-mkl-1.9.1-linux-x86_64.jar";
    private static final String PYTORCH = "pytorch/pytorch-native-cpu-precxx11-2.3.1-%s.jar";

    @TempDir
    private Path folder;

    private InferenceEngines engines(String platform, String... jars) throws IOException {
        for (String jar : jars) {
            Path file = folder.resolve(String.format(jar, platform));
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
        return new InferenceEngines(new EngineJars(folder, platform));
    }

    @Test
    void prefersMxnetAndObeys() throws IOException {
        InferenceEngines both = engines("linux-x86_64", MXNET, PYTORCH);

        assertEquals(InferenceEngine.MXNET, both.choose(DlEngine.AUTO));
        assertEquals(InferenceEngine.MXNET, both.choose(DlEngine.MXNET));
        assertEquals(InferenceEngine.PYTORCH, both.choose(DlEngine.PYTORCH));
        assertEquals(Optional.empty(), both.obstacle(DlEngine.AUTO));
    }

    @Test
    void takesPytorchOnArm() throws IOException {
        InferenceEngines arm = engines("linux-aarch64", PYTORCH);

        assertEquals(InferenceEngine.PYTORCH, arm.choose(DlEngine.AUTO));
        assertEquals(
                "There is no MXNet for linux-aarch64 in " + folder
                        + ": MXNet exists for linux-x86_64 and osx-x86_64 and"
                        + " win-x86_64. Use --dl-engine pytorch, which is here.",
                assertThrows(InvalidInput.class, () -> arm.choose(DlEngine.MXNET))
                        .getMessage());
    }

    @Test
    void nativesOfAnotherPlatformDoNotCount() throws IOException {
        InferenceEngines arm = engines("linux-aarch64", MXNET);

        assertEquals(List.of(), arm.present());
    }

    @Test
    void offersTheSimulatorWhereThereIsNone() throws IOException {
        assertEquals(
                "There is no engine for real inference on linux-riscv64: MXNet exists for linux-x86_64 and osx-x86_64 and"
                        + " win-x86_64, PyTorch exists for linux-x86_64 and linux-aarch64; in " + folder
                        + " there is none. Use the simulator (--engine sim).",
                engines("linux-riscv64").obstacle(DlEngine.AUTO).orElseThrow());
    }

    @Test
    void namesPlatformsAsJarsDo() {
        assertEquals("linux-x86_64", EngineJars.platform("Linux", "amd64"));
        assertEquals("linux-aarch64", EngineJars.platform("Linux", "aarch64"));
        assertEquals("osx-x86_64", EngineJars.platform("Mac OS X", "x86_64"));
        assertEquals("win-x86_64", EngineJars.platform("Windows 11", "amd64"));
    }

    @Test
    void aRunnerSeesItsOwnEngineFirstAndNoOther() {
        Fixtures.requireMxnet();
        Fixtures.require(DlEngine.PYTORCH);
        EngineJars jars = EngineJars.besideProgram();

        List<String> names = jars.classPath(InferenceEngine.PYTORCH).stream()
                .map(entry -> entry.getFileName().toString())
                .toList();

        assertTrue(names.get(0).startsWith("api-0.29"), names.toString());
        assertTrue(names.indexOf("api-0.36.0.jar") > 0, names.toString());
        assertFalse(names.stream().anyMatch(name -> name.startsWith("mxnet-")), names.toString());
        assertTrue(names.contains("classes"), names.toString());
        assertFalse(
                jars.classPath(InferenceEngine.MXNET).stream()
                        .anyMatch(entry -> entry.toString().contains("pytorch")),
                names.toString());
    }
}
