import { CodedError } from '@wadah/errors'

/** So many of people's turns in a row let one turn of the background through, so that a busy day starves no feed. */
const peopleInARow = 16

interface Waiting {
  begin(): void
  refuse(error: Error): void
}

const closedError = (): CodedError => new CodedError('storage_unavailable', 'The database is closed.')

/** Hands the one connection of the embedded database from one piece of work to the next: people before background work. */
export class TurnQueue {
  private readonly people: Waiting[] = []
  private readonly background: Waiting[] = []
  private isBusy = false
  private isClosed = false
  private inARow = 0

  /** Runs work when its turn comes; nothing else runs until it ends. Throws `storage_unavailable` once closed. */
  async run<T>(work: () => Promise<T>, options: { inBackground: boolean }): Promise<T> {
    if (this.isClosed) throw closedError()
    if (this.isBusy) {
      const line = options.inBackground ? this.background : this.people
      await new Promise<void>((resolve, reject) => line.push({ begin: resolve, refuse: reject }))
    }
    this.isBusy = true
    try {
      return await work()
    } finally {
      this.handOver()
    }
  }

  /** Refuses whatever waits and whatever comes. */
  close(): void {
    this.isClosed = true
    for (const waiting of [...this.people.splice(0), ...this.background.splice(0)]) waiting.refuse(closedError())
  }

  private handOver(): void {
    const letsThrough = this.background.length > 0 && (this.people.length === 0 || this.inARow >= peopleInARow)
    const next = letsThrough ? this.background.shift() : this.people.shift()
    this.inARow = letsThrough ? 0 : this.inARow + 1
    if (next) next.begin()
    else this.isBusy = false
  }
}
