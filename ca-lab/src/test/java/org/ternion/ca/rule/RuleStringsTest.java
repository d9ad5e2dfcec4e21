package org.ternion.ca.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.ca.Automaton;
import org.ternion.ca.RuleSyntaxException;
import org.ternion.ca.Soups;
import org.ternion.ca.Topology;

class RuleStringsTest {
    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "CYC3 CYC3:k=3", "cyc3:K=2 CYC3:k=2", "R1/T2/C3/NM CYC3:k=2", "r2/t5/c8/nn R2/T5/C8/NN",
        "R3/T8/C5/NC R3/T8/C5/NC", "R1/T2/C4/NH R1/T2/C4/NH",
        "R1/T1/C3/NM/gh R1/T1/C3/NM/GH", "CYCW CYCW:lo=2,hi=8", "CYCW:hi=3 CYCW:lo=2,hi=3", "plur PLUR",
        "B3/S23 B3/S23", "b32/s321 B23/S123", "23/3 B3/S23", "B/S B/S", "/ B/S", "B2/S34H B2/S34H", "B1/S1v B1/S1V",
        "345/2/4 345/2/4", "/2/3 /2/3", "B2/S345/4 345/2/4", "2/1/5V 2/1/5V",
        "R5,C0,M1,S34..58,B34..45,NM R5,C0,M1,S34..58,B34..45,NM",
        "r3,c3,m0,s6..14,b7..11,nn R3,C3,M0,S6..14,B7..11,NN",
        "R2,C2,M0,S1..2,B3..4,NC R2,C0,M0,S1..2,B3..4,NC",
        "MOT1 MOT1", "mot1:theta9=8,Fatigue_Flip=3 MOT1:theta9=8,fatigue_flip=3", "TWO:alpha=.6 TWO:alpha=.6",
        "SECOND:B3/S23 SECOND:B3/S23", "second:cyc3:k=1:t8 SECOND:CYC3:k=1:T8,8",
        "CYC3:k=3:T34,26 CYC3:k=3:T34,26", "B3/S23:K34*+1,26 B3/S23:K34*+1,26", "MOV:T96,128 MOV:T96,128",
        "PLUR:P PLUR:P", "B3/S23:Unbounded B3/S23:unbounded", "MOT1:theta9=8:S24 MOT1:theta9=8:S24",
    })
    void rulesAreReadInAnyCaseAndWrittenInOneForm(String text, String canonical) {
        assertEquals(canonical, RuleStrings.parse(text).toString());
        assertEquals(RuleStrings.parse(text), RuleStrings.parse(canonical));
    }

    /** The place of the error is counted from 1 in messages. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "\"\", 1", "B3/S2x, 6", "B3S23, 3", "B9/S23, 2", "B33/S23, 3", "B5/S23V, 7", "Cyc3K2, 1", "MOT9, 1", "23, 3",
        "CYC3:k, 7", "CYC3:k=, 8", "CYC3:k=x, 6", "CYC3:k=10, 6", "CYC3:j=1, 6", "\"CYC3:k=1,k=2\", 10", "PLUR:k=1, 6",
        "CYCW:lo=5;hi=4, 6", "R11/T3/C3/NM, 2", "R0/T3/C3/NM, 2", "R1/T3/C1/NM, 8", "R1/T3/C257/NM, 8",
        "R1/T99/C3/NM, 1", "R1/T3/C3/NX, 1", "R2/T3/C3/NH, 1", "R1/T3/C3, 9", "R1/T3/C3/N, 11", "R1/T3/C3/NM/G, 12",
        "\"R5,C0,M2,S34..58,B34..45,NM\", 8", "\"R5,C0,M1,S58..34,B34..45,NM\", 15", "\"R5,C0,M1,S34-58\", 13",
        "\"R1,C0,M1,S3..10,B3..3,NM\", 1", "B3/S23:T34x, 8", "B3/S23:X34, 7", "\"B3/S23 \", 7", "345/2/1, 7",
        "B3/S99999999999, 5", "R99999999999999999999/T1, 2", "SECOND:MOT1, 8", "SECOND:SECOND:PLUR, 8",
    })
    void whatIsWrongIsNamedWithItsPlace(String text, int place) {
        RuleSyntaxException error = assertThrows(RuleSyntaxException.class, () -> RuleStrings.parse(text));
        assertEquals(place, error.position() + 1, error.getMessage());
        assertTrue(error.getMessage().startsWith("rule '" + text + "', character " + place + ": "), error.getMessage());
    }

    @Property(tries = 2000)
    void anyTextIsARuleOrARuleSyntaxException(
            @ForAll @StringLength(max = 20) @CharRange(from = '*', to = ':') @Chars({'B', 'S', 'R', 'C', 'T', 'N', 'M',
                'P', 'K', '=', 'k', 'G', 'H', '\u0130'}) String text) {
        try {
            ParsedRule rule = RuleStrings.parse(text);
            assertEquals(rule, RuleStrings.parse(rule.toString()));
        } catch (RuleSyntaxException e) {
            assertTrue(e.position() >= 0 && e.position() <= text.length(), e.getMessage());
        }
    }

    @Test
    void parametersAreReplacedOneByOne() {
        assertEquals("CYC3:k=4", RuleStrings.parse("CYC3:k=2").with("K", "4").text());
        assertEquals("CYC3:k=4:unbounded", RuleStrings.parse("R1/T2/C3/NM:unbounded").with("k", "4").toString());
        assertEquals("CYCW:lo=2,hi=5", RuleStrings.parse("CYCW").with("hi", "5").text());
        assertEquals("SECOND:CYC3:k=4:T9,9", RuleStrings.parse("SECOND:CYC3:T9").with("k", "4").toString());
        ParsedRule motif = RuleStrings.parse("MOT1:theta9=8:T4,5").with("flip", "3").with("theta9", "7");
        assertEquals(Map.of("theta9", "7", "flip", "3"), motif.parameters());
        assertEquals("MOT1:theta9=7,flip=3:T4,5", motif.toString());
        assertThrows(RuleSyntaxException.class, () -> RuleStrings.parse("B3/S23").with("k", "4"));
        assertThrows(RuleSyntaxException.class, () -> RuleStrings.parse("CYC3").with("k", "4,j=3"));
        assertThrows(RuleSyntaxException.class, () -> RuleStrings.parse("MOT1").with("a b", "4"));
    }

    @Test
    void rulesThatCountNeighboursStartOnEveryTopology() {
        Automaton second = RuleStrings.parse("SECOND:PLUR").automaton(Soups.of(1, 4, 5, 3), Topology.CROSS_SURFACE);
        assertEquals("SECOND:PLUR", second.rule());
        assertEquals(2, second.layers());
        Automaton unbounded = RuleStrings.parse("B3/S23").automaton(Soups.of(1, 4, 5, 2), Topology.UNBOUNDED);
        assertEquals("B3/S23", unbounded.rule());
        assertThrows(IllegalArgumentException.class,
                () -> RuleStrings.parse("MOT1").automaton(Soups.of(1, 4, 5, 3), Topology.TORUS));
    }
}
