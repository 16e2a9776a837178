import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** What the server counts. */
export interface Metrics {
  request(route: string, status: number, seconds: number): void
  /** Bytes of feeds written to clients; `undefined` for messages that carry no feed. */
  sent(feed: string | undefined, bytes: number): void
  feedRun(feed: string, kind: 'data' | 'facts'): void
  bytesSent(): { total: number; byFeed: Record<string, number> }
  /** Prometheus text. */
  text(): Promise<string>
  contentType: string
}

/** Makes the metrics of one server. */
export function createMetrics(liveClients: () => number): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const registers = [register]
  const requests = new Counter({
    name: 'wadah_http_requests_total',
    help: 'HTTP requests by route and status.',
    labelNames: ['route', 'status'],
    registers,
  })
  const seconds = new Histogram({
    name: 'wadah_http_seconds',
    help: 'Time to answer.',
    labelNames: ['route'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  })
  const sentBytes = new Counter({
    name: 'wadah_sent_bytes_total',
    help: 'Bytes of data sent to clients by feed.',
    labelNames: ['feed'],
    registers,
  })
  const changes = new Counter({
    name: 'wadah_feed_changes_total',
    help: 'Changes of feeds by kind.',
    labelNames: ['feed', 'kind'],
    registers,
  })
  const clients = new Gauge({ name: 'wadah_live_clients', help: 'Connected tabs and scripts.', registers })
  const byFeed = new Map<string, number>()
  let total = 0
  return {
    request(route, status, time) {
      requests.inc({ route, status })
      seconds.observe({ route }, time)
    },
    sent(feed, bytes) {
      total += bytes
      if (feed !== undefined) byFeed.set(feed, (byFeed.get(feed) ?? 0) + bytes)
      sentBytes.inc({ feed: feed ?? '' }, bytes)
    },
    feedRun: (feed, kind) => changes.inc({ feed, kind }),
    bytesSent: () => ({ total, byFeed: Object.fromEntries(byFeed) }),
    text() {
      clients.set(liveClients())
      return register.metrics()
    },
    contentType: register.contentType,
  }
}
