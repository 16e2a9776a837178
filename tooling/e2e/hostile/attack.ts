/** What an attack is given. */
export interface Reach {
  /** An address on a foreign host that belongs to this attack; whoever asks for it is heard. */
  sink: string
  /** What stands for the widget's port: all it can say things with. */
  door: { postMessage(message: unknown): void }
}

/** One way a widget may try to get out, or to harm who looks. Attacks run inside the frame, in the plugin's own code. */
export interface Attack {
  /** Stands in the table of `tooling/guide/isolation.md`. */
  name: string
  /** Returns or resolves when the browser let it be; throws or rejects when it was refused. */
  run(reach: Reach): unknown
  /** How it fails: it is refused on the spot, or it seems to work and comes to nothing. */
  fails: 'refused' | 'in vain'
  /** Words of the complaint the OPD gets. Absent: nothing in the frame can know of it, only the browser's console tells. */
  told?: string
}

/** Waits for an event of an element that loads something; rejects when it fails. */
export function loaded(element: EventTarget, event = 'load'): Promise<unknown> {
  return new Promise((resolve, reject) => {
    element.addEventListener(event, resolve)
    element.addEventListener('error', () => reject(new Error('failed')))
  })
}
