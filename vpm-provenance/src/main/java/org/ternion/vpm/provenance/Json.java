package org.ternion.vpm.provenance;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A JSON value. Immutable; a number keeps the characters it was written with, an object the order of its members. */
sealed interface Json {
    /** Members in order. */
    record Obj(Map<String, Json> members) implements Json {
        static final Obj EMPTY = new Obj(Map.of());

        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The member, or null if there is none. */
        Json get(String name) {
            return members.get(name);
        }

        /** With a member replaced in its place, or added at the end. */
        Obj with(String name, Json value) {
            Map<String, Json> changed = new LinkedHashMap<>(members);
            changed.put(name, Objects.requireNonNull(value, name));
            return new Obj(changed);
        }

        /** Without a member that may be there. */
        Obj without(String name) {
            if (!members.containsKey(name)) {
                return this;
            }
            Map<String, Json> changed = new LinkedHashMap<>(members);
            changed.remove(name);
            return new Obj(changed);
        }
    }

    /** Items in order. */
    record Arr(List<Json> items) implements Json {
        static final Arr EMPTY = new Arr(List.of());

        public Arr {
            items = List.copyOf(items);
        }

        static Arr ofTexts(List<String> texts) {
            return new Arr(texts.stream().<Json>map(Text::new).toList());
        }

        static Arr ofIntegers(int[] values) {
            return new Arr(Arrays.stream(values).<Json>mapToObj(Num::of).toList());
        }
    }

    /** A string, unescaped. It may hold unpaired surrogates. */
    record Text(String value) implements Json {
        static final Text EMPTY = new Text("");

        public Text {
            Objects.requireNonNull(value);
        }
    }

    /** A number as it was written, legal JSON. */
    record Num(String lexeme) implements Json {
        static Num of(long value) {
            return new Num(Long.toString(value));
        }

        /** In the shortest form of version 1.0, which has a point or an exponent. */
        static Num of(double value) {
            return new Num(ShortestDouble.python(value));
        }

        /** The nearest double, infinite if there is none. */
        double value() {
            return Double.parseDouble(lexeme);
        }

        /** Whether there is neither a point nor an exponent. */
        boolean isInteger() {
            return lexeme.indexOf('.') < 0 && lexeme.indexOf('e') < 0 && lexeme.indexOf('E') < 0;
        }
    }

    /** The three words. */
    enum Word implements Json {
        TRUE("true"), FALSE("false"), NULL("null");

        final String text;

        Word(String text) {
            this.text = text;
        }
    }
}
