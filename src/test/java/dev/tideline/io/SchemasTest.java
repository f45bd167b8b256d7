package dev.tideline.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped schemas against the shipped files, and against files that the readers refuse. */
class SchemasTest {
    private static JsonSchema schema(Catalog.Kind kind) {
        String name =
                switch (kind) {
                    case NETWORKS -> "network";
                    case PROFILES -> "profile";
                    case WORKLOADS -> "workload";
                };
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemasTest.class.getResourceAsStream("/schema/" + name + ".schema.json"));
    }

    @ParameterizedTest
    @EnumSource(Catalog.Kind.class)
    void everyShippedFileKeepsToItsSchema(Catalog.Kind kind) throws IOException {
        JsonSchema schema = schema(kind);
        for (String name : Catalog.shipped().names(kind)) {
            String text = Files.readString(Path.of(kind.folder(), name + ".json"));
            assertEquals(Set.of(), schema.validate(text, InputFormat.JSON), name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NETWORKS,  AgeNet,          '\"kernel\": 7',        '\"kernel\": 0'",
        "NETWORKS,  AgeNet,          '\"kernel\": 7',        '\"kernal\": 7'",
        "NETWORKS,  AgeNet,          '\"type\": \"ReLU\"',   '\"type\": \"ReLU\", \"outputs\": 3'",
        "NETWORKS,  AgeNet,          '\"inputs\": [\"input\"], ', ''",
        "NETWORKS,  AgeNet,          '\"format\": 1',        '\"format\": 2'",
        "PROFILES,  teaching,        '\"loadNs\": 10000000', '\"loadNs\": -1'",
        "PROFILES,  teaching,        '\"modelled\"',         '\"guessed\"'",
        "WORKLOADS, small-3,         '\"atMs\": 0',          '\"atMs\": -1'",
        "WORKLOADS, small-3,         '\"atMs\": 0, ',        ''",
        "WORKLOADS, poisson-small-3, '\"meanGapMs\": 3000,', ''"
    })
    void refusesWhatTheReaderRefuses(Catalog.Kind kind, String name, String good, String bad) throws IOException {
        String text = Files.readString(Path.of(kind.folder(), name + ".json"));
        assertTrue(text.contains(good), good);
        String broken = text.replace(good, bad);
        Set<ValidationMessage> messages = schema(kind).validate(broken, InputFormat.JSON);
        assertFalse(messages.isEmpty());
        Complaint.assertMentions("broken.json: ", "", () -> {
            JsonReader file = JsonReader.parse("broken.json", broken);
            switch (kind) {
                case NETWORKS -> NetworkFile.network(file);
                case PROFILES -> ProfileFile.profile("broken", file);
                case WORKLOADS -> WorkloadFile.workload(file, new PictureFolder(Path.of("")));
            }
        });
    }

    @Test
    void areThemselvesValid() throws IOException {
        JsonSchema meta = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        for (String name : Set.of("network", "profile", "workload")) {
            String text = Files.readString(Path.of("src/main/resources/schema", name + ".schema.json"));
            assertEquals(Set.of(), meta.validate(text, InputFormat.JSON), name);
        }
    }
}
