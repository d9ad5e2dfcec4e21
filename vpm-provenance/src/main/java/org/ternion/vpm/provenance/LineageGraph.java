package org.ternion.vpm.provenance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Records and the records they come from, as far as a store has them. Hashes are texts here, because a record of
 * version 1.0 may name anything as a parent. Immutable.
 */
public final class LineageGraph {
    /** More records than this end in {@link VpfException.Code#LIMIT_EXCEEDED}: a store may answer without end. */
    public static final int MAX_RECORDS = 10_000;

    private final Map<String, Vpf> records = new LinkedHashMap<>();
    private final Map<String, Set<String>> children = new HashMap<>();
    private final Set<String> heads = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final List<String> altered = new ArrayList<>();
    private final Optional<List<String>> cycle;

    private LineageGraph(Collection<Vpf> heads, VpfStore store) {
        Deque<String> open = new ArrayDeque<>();
        for (Vpf head : heads) {
            String hash = name(head);
            this.heads.add(hash);
            if (records.putIfAbsent(hash, head) == null) {
                open.add(hash);
            }
        }
        while (!open.isEmpty()) {
            String child = open.remove();
            for (String parent : records.get(child).lineage().parents()) {
                children.computeIfAbsent(parent, p -> new LinkedHashSet<>()).add(child);
                if (!records.containsKey(parent) && !missing.contains(parent)) {
                    add(parent, store, open);
                }
            }
        }
        cycle = findCycle();
    }

    /**
     * Follows the parents of a record.
     *
     * @param head  where to start; need not be in the store
     * @param store asked for every parent once
     * @return the graph
     * @throws VpfException if there are more than {@link #MAX_RECORDS} records
     */
    public static LineageGraph of(Vpf head, VpfStore store) {
        return new LineageGraph(List.of(head), store);
    }

    /**
     * Follows the parents of several records.
     *
     * @param heads where to start; need not be in the store
     * @param store asked for every parent once that is not a head
     * @return the graph
     * @throws VpfException if there are more than {@link #MAX_RECORDS} records
     */
    public static LineageGraph of(Collection<Vpf> heads, VpfStore store) {
        return new LineageGraph(heads, store);
    }

    private void add(String hash, VpfStore store, Deque<String> open) {
        Optional<Vpf> found = Sha3.isTagged(hash) ? store.find(Sha3.parse(hash)) : Optional.empty();
        if (found.isEmpty()) {
            missing.add(hash);
            return;
        }
        if (records.size() == MAX_RECORDS) {
            throw new VpfException(VpfException.Code.LIMIT_EXCEEDED, -1,
                    "the lineage has more than " + MAX_RECORDS + " records");
        }
        records.put(hash, found.get());
        open.add(hash);
        if (!hash.equals(found.get().lineage().vpfHash())
                || RecordChecks.document(found.get()).status() != Check.Status.PASSED) {
            altered.add(hash);
        }
    }

    /** A record that was not hashed yet is named by the hash it would get. */
    private static String name(Vpf record) {
        String stored = record.lineage().vpfHash();
        return stored.isEmpty() ? record.computeHash().toString() : stored;
    }

    /**
     * Every record by its hash, those to start with first, then parents before grandparents.
     *
     * @return an unmodifiable map in this order
     */
    public Map<String, Vpf> records() {
        return Collections.unmodifiableMap(records);
    }

    /**
     * The records that others come from.
     *
     * @return {@link #records()} without those to start with, parents before grandparents
     */
    public List<Vpf> ancestors() {
        return records.entrySet().stream().filter(e -> !heads.contains(e.getKey())).map(Map.Entry::getValue).toList();
    }

    /**
     * The records of this graph that name a record as a parent.
     *
     * @param hash of a record, or one that is missing
     * @return their hashes
     */
    public List<String> children(String hash) {
        return List.copyOf(children.getOrDefault(hash, Set.of()));
    }

    /**
     * Parents that the store does not have.
     *
     * @return their hashes, in the order they were met
     */
    public List<String> missing() {
        return List.copyOf(missing);
    }

    /**
     * Ancestors whose record does not have the hash it is found by: it was changed, or has no hash.
     *
     * @return the hashes, in the order they were met
     */
    public List<String> altered() {
        return List.copyOf(altered);
    }

    /**
     * Records that are their own ancestors. As nobody can choose a hash, this comes with {@link #altered()} records.
     *
     * @return hashes from a record over its parents back to itself, or empty if there is no such ring
     */
    public Optional<List<String>> cycle() {
        return cycle;
    }

    /** Depth first without recursion, because chains may be long; a parent on the path closes a ring. */
    private Optional<List<String>> findCycle() {
        Map<String, Iterator<String>> path = new LinkedHashMap<>();
        Deque<String> stack = new ArrayDeque<>();
        Set<String> done = new LinkedHashSet<>();
        for (String start : records.keySet()) {
            if (done.contains(start)) {
                continue;
            }
            stack.push(start);
            path.put(start, records.get(start).lineage().parents().iterator());
            while (!stack.isEmpty()) {
                String at = stack.peek();
                if (!path.get(at).hasNext()) {
                    stack.pop();
                    path.remove(at);
                    done.add(at);
                    continue;
                }
                String parent = path.get(at).next();
                if (path.containsKey(parent)) {
                    return Optional.of(ring(List.copyOf(path.keySet()), parent));
                }
                if (records.containsKey(parent) && !done.contains(parent)) {
                    stack.push(parent);
                    path.put(parent, records.get(parent).lineage().parents().iterator());
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> ring(List<String> path, String again) {
        List<String> ring = new ArrayList<>(path.subList(path.indexOf(again), path.size()));
        ring.add(again);
        return List.copyOf(ring);
    }
}
