package org.ternion.ca.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ternion.ca.CellGrid;

/**
 * Counts gliders on the torus: small groups of cells on empty background that keep two cells away from everything else
 * and take on a former shape at another place. Groups are followed from frame to frame, so that rules of range 1 are
 * supposed. Not safe for use by several threads.
 */
public final class GliderCount {
    /** Longest period looked for, in steps. */
    public static final int MAX_PERIOD = 16;

    private final int background;
    private CellGrid last;
    private Map<Integer, Track> tracksByCell = new HashMap<>();
    private final List<Track> gliders = new ArrayList<>();

    /**
     * How a glider moves.
     *
     * @param period steps after which it has its shape again, 1 to {@link #MAX_PERIOD}
     * @param dy     rows that it moves in a period, negative for up
     * @param dx     columns that it moves in a period, negative for left
     */
    public record Motion(int period, int dy, int dx) implements Comparable<Motion> {
        @Override
        public int compareTo(Motion other) {
            int byPeriod = Integer.compare(period, other.period);
            int byRows = byPeriod == 0 ? Integer.compare(dy, other.dy) : byPeriod;
            return byRows == 0 ? Integer.compare(dx, other.dx) : byRows;
        }
    }

    /** A group that was followed: its latest shapes and where they were, counted on without the torus. */
    private static final class Track {
        final List<Group> groups = new ArrayList<>();
        final List<int[]> places = new ArrayList<>();
        long frames;
        Motion motion;

        void add(Group group, int height, int width) {
            int[] place = {group.top(), group.left()};
            if (!groups.isEmpty()) {
                Group before = groups.get(groups.size() - 1);
                int[] from = places.get(places.size() - 1);
                place[0] = from[0] + shortest(group.top() - before.top(), height);
                place[1] = from[1] + shortest(group.left() - before.left(), width);
            }
            groups.add(group);
            places.add(place);
            frames++;
            if (groups.size() > MAX_PERIOD + 1) {
                groups.remove(0);
                places.remove(0);
            }
        }

        /** The motion since the latest frame that showed the present shape; null if it is new or has not moved. */
        Motion observed() {
            int now = groups.size() - 1;
            for (int period = 1; period <= now; period++) {
                if (groups.get(now - period).shape().equals(groups.get(now).shape())) {
                    int dy = places.get(now)[0] - places.get(now - period)[0];
                    int dx = places.get(now)[1] - places.get(now - period)[1];
                    return dy == 0 && dx == 0 ? null : new Motion(period, dy, dx);
                }
            }
            return null;
        }

        private static int shortest(int difference, int size) {
            int d = Math.floorMod(difference, size);
            return 2 * d > size ? d - size : d;
        }
    }

    /**
     * Starts without frames.
     *
     * @param background value of empty cells
     */
    public GliderCount(int background) {
        this.background = background;
    }

    /**
     * Looks at the next frame.
     *
     * @param frame of the size and alphabet of those before
     * @throws IllegalArgumentException if it is of another kind
     */
    public void accept(CellGrid frame) {
        if (last != null) {
            FrameShape.requireLike(last, frame);
        }
        Map<Integer, Track> now = new HashMap<>();
        Set<Track> advanced = new HashSet<>();
        for (Group group : Group.isolated(frame, background)) {
            Track track = predecessor(group, frame);
            if (!advanced.add(track)) {
                // The group fell apart: its first part goes on, the others are new.
                track = new Track();
            }
            track.add(group, frame.height(), frame.width());
            Motion motion = track.observed();
            if (track.motion == null && motion != null) {
                track.motion = motion;
                gliders.add(track);
            }
            for (int cell : group.cells()) {
                now.put(cell, track);
            }
        }
        tracksByCell = now;
        last = frame;
    }

    /** The one track with a cell on or beside the group; a new one if there is none or several met here. */
    private Track predecessor(Group group, CellGrid frame) {
        Track found = null;
        for (int cell : group.around(1, frame.height(), frame.width())) {
            Track track = tracksByCell.get(cell);
            if (track != null && found != null && track != found) {
                return new Track();
            }
            found = track == null ? found : track;
        }
        return found == null ? new Track() : found;
    }

    /**
     * Gliders by how they move, each counted once.
     *
     * @return motions in order of period, rows and columns
     */
    public SortedMap<Motion, Long> motions() {
        SortedMap<Motion, Long> motions = new TreeMap<>();
        gliders.forEach(glider -> motions.merge(glider.motion, 1L, Long::sum));
        return Collections.unmodifiableSortedMap(motions);
    }

    /**
     * Frames in which gliders were seen, from the first one as a group of its own.
     *
     * @return number of gliders by number of frames, increasing
     */
    public SortedMap<Long, Long> lifetimes() {
        SortedMap<Long, Long> lifetimes = new TreeMap<>();
        gliders.forEach(glider -> lifetimes.merge(glider.frames, 1L, Long::sum));
        return Collections.unmodifiableSortedMap(lifetimes);
    }

    /**
     * Gliders seen so far, per million cells of the grid.
     *
     * @return {@code >= 0}; NaN before the first frame
     */
    public double perMillionCells() {
        return last == null ? Double.NaN : gliders.size() * 1e6 / ((double) last.height() * last.width());
    }
}
