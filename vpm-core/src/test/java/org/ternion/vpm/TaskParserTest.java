package org.ternion.vpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskParserTest {
    private static final List<String> METRICS = List.of("risk", "cost", "my metric", "f.1", "say \"hi\"", "Up", "UP",
            "desc", "order");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "risk DSC | SYNTAX | 5",
        "nope DESC | UNKNOWN_METRIC | 0",
        "risk,  nope | UNKNOWN_METRIC | 7",
        "risk, cost, t.risk ASC | DUPLICATE_KEY | 12",
        "risk, up | AMBIGUOUS_METRIC | 6",
        "risk,,cost | SYNTAX | 5",
        "risk, | SYNTAX | 5",
        ", risk | SYNTAX | 0",
        "risk DESC ASC | SYNTAX | 10",
        "risk LIMIT 3 | SYNTAX | 5",
        "ORDER BY | SYNTAX | 8",
        "ORDER BY risk LIMIT 3 | SYNTAX | 14",
        "risk. | SYNTAX | 5",
        ".risk | SYNTAX | 0",
        "risk, \"my metric | SYNTAX | 6",
        "\"\" | SYNTAX | 0",
        "\"risk\"x | SYNTAX | 6",
        "risk\"x\" | SYNTAX | 4",
        "; | SYNTAX | -1",
        "SELECT * FROM virtual_index ORDER BY cost*2 | NEEDS_SQL | 37",
        "SELECT * FROM virtual_index LIMIT 0 | NEEDS_SQL | 34",
        "SELECT * FROM virtual_index LIMIT 99999999999 | NEEDS_SQL | 34",
        "SELECT * FROM virtual_index LIMIT 3 3 | NEEDS_SQL | 36",
        "SELECT * FROM virtual_index WHERE risk > 0 | NEEDS_SQL | 28",
        "SELECT * FROM virtual_index ORDER BY risk, risk | NEEDS_SQL | 43",
        "SELECT row_id FROM virtual_index | NEEDS_SQL | 7",
        "with x as (select 1) select 2 | NEEDS_SQL | 0",
    })
    void failuresHaveACodeAndThePlace(String task, TaskSyntaxException.Code code, int position) {
        if (position < 0) {
            assertInstanceOf(TaskSpec.Identity.class, TaskParser.parse(task, METRICS));
            return;
        }
        TaskSyntaxException e = assertThrows(TaskSyntaxException.class, () -> TaskParser.parse(task, METRICS));
        assertEquals(code, e.code(), e.getMessage());
        assertEquals(position, e.position(), e.getMessage());
        assertEquals(task, e.text());
        assertEquals(task + "\n" + " ".repeat(position) + "^", e.caret());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "risk | risk DESC",
        "  risk  asc  ;  | risk ASC",
        "order by risk, cost desc | risk ASC, cost DESC",
        "t.Risk ASC | risk ASC",
        "F.1 | \"f.1\" DESC",
        "\"say \"\"hi\"\"\" asc | \"say \"\"hi\"\"\" ASC",
        "t.\"my metric\" | \"my metric\" DESC",
        "Up, UP ASC | Up DESC, UP ASC",
        "desc desc | \"desc\" DESC",
        "desc, risk | \"desc\" DESC, risk DESC",
        "order | \"order\" DESC",
        "order desc | \"order\" DESC",
        "select *  from Virtual_Index order by risk limit 3; | SELECT * FROM virtual_index ORDER BY risk ASC LIMIT 3",
        "SELECT * FROM virtual_index LIMIT 3 | SELECT * FROM virtual_index LIMIT 3",
        "SELECT * FROM virtual_index ORDER BY risk DESC | risk DESC",
        "SELECT * FROM virtual_index | ``",
    })
    void tasksReadAsTheyAreWrittenOut(String task, String written) {
        TaskSpec spec = TaskParser.parse(task, METRICS);
        assertEquals(written, TaskText.of(spec, METRICS));
        assertEquals(spec, TaskParser.parse(written, METRICS));
    }

    @Test
    void keywordsMayBeFollowedByAnyBlank() {
        assertEquals(new TaskSpec.Keys(List.of(new TaskSpec.Key("risk", Direction.ASC)), OptionalInt.of(2)),
                TaskParser.parse("SELECT\n*\tFROM\r\nvirtual_index\nORDER\nBY\nrisk\nLIMIT\n2\n", METRICS));
    }

    @Test
    void unknownMetricNamesTheNearest() {
        TaskSyntaxException e = assertThrows(TaskSyntaxException.class, () -> TaskParser.parse("rsik", METRICS));
        assertTrue(e.getMessage().contains("did you mean 'risk'"), e.getMessage());
    }

    @Test
    void caretCountsCharactersAndKeepsToTwoLines() {
        TaskSyntaxException e = assertThrows(TaskSyntaxException.class,
                () -> TaskParser.parse("\"\uD83D\uDE00\",\n\trisk", METRICS));
        assertEquals("\"\uD83D\uDE00\",  risk\n^", e.caret());
        TaskSyntaxException later = assertThrows(TaskSyntaxException.class,
                () -> TaskParser.parse("risk \uD83D\uDE00\uD83D\uDE00, x y", METRICS));
        assertEquals("risk \uD83D\uDE00\uD83D\uDE00, x y\n     ^", later.caret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT row_id FROM virtual_index", "WITH a AS (SELECT 1) SELECT 2", "select",
        "SELECT * FROM virtual_index ORDER BY nope"})
    void otherSelectsAreHandedToSql(String task) {
        assertEquals(new TaskSpec.Sql(task), TaskParser.parseAllowingSql(task, METRICS));
    }

    @Test
    void sqlDoesNotHideOtherMistakes() {
        assertThrows(TaskSyntaxException.class, () -> TaskParser.parseAllowingSql("selected", METRICS));
        assertInstanceOf(TaskSpec.Keys.class,
                TaskParser.parseAllowingSql("SELECT * FROM virtual_index ORDER BY risk", METRICS));
    }

    @Test
    void weightedTasksAreWrittenInTheOrderOfTheMetrics() {
        assertEquals("0.5 * risk + -2.0 * \"my metric\"", TaskText.of(
                new TaskSpec.Weighted(Map.of("my metric", -2.0, "risk", 0.5, "cost", 0.0)), METRICS));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyTextGivesATaskOrATypedFailureInsideTheText(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> pieces = new ArrayList<>(METRICS);
        pieces.addAll(List.of(" ", ",", ".", "\"", "\"\"", ";", "\n", "\u00a0", "ASC", "desc", "ORDER BY ", "SELECT ",
                "* ", "FROM ", "virtual_index ", "LIMIT ", "3", "-1", "WITH", "\uD83D\uDE00", "\uD83D", "\u0000",
                "\u0130", "\u017Felect", "(", "x"));
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(9); k > 0; k--) {
                text.append(random.nextInt(8) == 0 ? String.valueOf((char) random.nextInt(0x10000))
                        : pieces.get(random.nextInt(pieces.size())));
            }
            String task = text.toString();
            try {
                TaskParser.parse(task, METRICS);
            } catch (TaskSyntaxException e) {
                assertTrue(e.position() >= 0 && e.position() <= task.length(), "seed " + seed + ": " + task);
                assertEquals(2, e.caret().split("\n", -1).length, "seed " + seed + ": " + task);
            }
        }
    }
}
