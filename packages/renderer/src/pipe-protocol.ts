import type { Readable, Writable } from 'node:stream'

/** Messages from the browser larger than this end the connection. */
const largest = 32_000_000

/** What the browser tells of its own accord. */
export interface BrowserEvent {
  method: string
  params: Record<string, unknown>
  sessionId: string | undefined
}

/** The DevTools protocol over a pair of pipes: nothing listens on a port that others on the machine could reach. */
export interface PipeProtocol {
  send(method: string, params?: object, sessionId?: string): Promise<Record<string, unknown>>
  on(hear: (event: BrowserEvent) => void): () => void
}

/** Speaks the protocol over pipes; every waiting call rejects when they close. */
export function openPipeProtocol(input: Readable, output: Writable): PipeProtocol {
  const waiting = new Map<number, { resolve(value: Record<string, unknown>): void; reject(error: Error): void }>()
  const listeners = new Set<(event: BrowserEvent) => void>()
  let next = 1
  let rest: Buffer[] = []
  let size = 0
  const end = (): void => {
    for (const { reject } of waiting.values()) reject(new Error('The browser has ended.'))
    waiting.clear()
  }
  const receive = (text: string): void => {
    const message = JSON.parse(text) as {
      id?: number
      result?: object
      error?: { message: string }
      method?: string
      params?: object
      sessionId?: string
    }
    if (message.method !== undefined) {
      const event = { method: message.method, params: { ...message.params }, sessionId: message.sessionId }
      for (const hear of listeners) hear(event)
      return
    }
    const call = waiting.get(message.id ?? 0)
    waiting.delete(message.id ?? 0)
    if (message.error) call?.reject(new Error(message.error.message))
    else call?.resolve({ ...message.result })
  }
  input.on('data', (chunk: Buffer) => {
    let from = 0
    for (let at = chunk.indexOf(0); at !== -1; at = chunk.indexOf(0, from)) {
      const text = Buffer.concat([...rest, chunk.subarray(from, at)]).toString()
      rest = []
      size = 0
      from = at + 1
      receive(text)
    }
    rest.push(chunk.subarray(from))
    size += chunk.length - from
    if (size > largest) input.destroy()
  })
  input.on('close', end)
  input.on('error', end)
  output.on('error', end)
  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        if (input.destroyed || !output.writable) return reject(new Error('The browser has ended.'))
        const id = next++
        waiting.set(id, { resolve, reject })
        output.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`)
      }),
    on: (hear) => {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
  }
}
