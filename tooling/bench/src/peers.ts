/** Figures of one peer on the same 24 widgets, two shared cores, Chromium without GPU. Undefined: it has no such thing, or it was not run. */
export interface Peer {
  name: string
  /** Bytes from server to browser until all widgets had painted. */
  coldBytes: number
  /** A range where it depends on how the socket came up. */
  warmBytes: readonly [number, number]
  coldRequests: number
  warmRequests: number
  coldPaintedMs: number
  warmPaintedMs: number
  heapMiB: number
  /** Until settled, cold. */
  longTasks: { count: number; ms: number }
  /** In front of one open board. */
  live: readonly LiveFigures[]
  /** Light protocol clients, one push a second. */
  viewers: readonly ViewerFigures[]
}

interface LiveFigures {
  everySeconds: number
  bytesPerMinute: number
  longTasksPerMinute: number
  busySecondsPerMinute: number
}

interface ViewerFigures {
  viewers: number
  cpuPercent: number
  memoryMiB: number
  p50Ms: number
  p99Ms: number
}

/** Where the figures come from, printed below them. */
export const peersSource =
  'Peers: measured by the project in 2026 (five loads each, medians; live and viewers one run of 60 s), Node-RED 5.0.7 with FlowFuse' +
  ' Dashboard 1.31, Open MCT 4.2, Directus 12.4. Their times are noisy; bytes, requests, heap and long tasks are firm.'

/** The peers on the board of 24. Directus cannot push: it asks every 10 s. Open MCT has no server of its own. */
export const peers: readonly Peer[] = [
  {
    name: 'Node-RED Dashboard',
    coldBytes: 7_470_000,
    warmBytes: [41_000, 469_000],
    coldRequests: 99,
    warmRequests: 10,
    coldPaintedMs: 1_320,
    warmPaintedMs: 1_070,
    heapMiB: 20.2,
    longTasks: { count: 4, ms: 870 },
    live: [
      { everySeconds: 1, bytesPerMinute: 246_000, longTasksPerMinute: 44, busySecondsPerMinute: 25.2 },
      { everySeconds: 5, bytesPerMinute: 49_000, longTasksPerMinute: 5, busySecondsPerMinute: 6.7 },
    ],
    viewers: [{ viewers: 100, cpuPercent: 3.2, memoryMiB: 161, p50Ms: 7, p99Ms: 15 }],
  },
  {
    name: 'Open MCT',
    coldBytes: 4_930_000,
    warmBytes: [114_000, 114_000],
    coldRequests: 60,
    warmRequests: 60,
    coldPaintedMs: 1_850,
    warmPaintedMs: 1_740,
    heapMiB: 16.6,
    longTasks: { count: 4, ms: 1_290 },
    live: [
      { everySeconds: 1, bytesPerMinute: 10_700, longTasksPerMinute: 0, busySecondsPerMinute: 12.4 },
      { everySeconds: 5, bytesPerMinute: 2_100, longTasksPerMinute: 0, busySecondsPerMinute: 9.4 },
    ],
    viewers: [],
  },
  {
    name: 'Directus Insights',
    coldBytes: 10_020_000,
    warmBytes: [441_000, 441_000],
    coldRequests: 39,
    warmRequests: 24,
    coldPaintedMs: 1_970,
    warmPaintedMs: 1_890,
    heapMiB: 31.8,
    longTasks: { count: 6, ms: 1_280 },
    live: [{ everySeconds: 10, bytesPerMinute: 3_050_000, longTasksPerMinute: 6, busySecondsPerMinute: 3.9 }],
    viewers: [{ viewers: 100, cpuPercent: 91.9, memoryMiB: 748, p50Ms: 88, p99Ms: 482 }],
  },
]
