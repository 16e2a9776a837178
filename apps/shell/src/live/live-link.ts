import type { Watched } from './live-connection.ts'

// The connection brings the schemas it checks messages against; the first paint does not wait for them.
const load = () => import('./live-connection.ts').then((module) => module.liveConnection)

/** Keeps the connection of this tab open; returns the way to close it. */
export function startLive(): () => void {
  let isWanted = true
  void load().then((connection) => isWanted && connection.start())
  return () => {
    isWanted = false
    void load().then((connection) => !isWanted && connection.stop())
  }
}

/** Says which enablement this screen shows. */
export function acknowledgeEnablement(revision: number): void {
  void load().then((connection) => connection.acknowledge(revision))
}

/** Says what the screen wants to be kept in step. */
export function watchLive(watched: Watched): void {
  void load().then((connection) => connection.watch(watched))
}
