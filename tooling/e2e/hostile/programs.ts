import type { Reach } from './attack.ts'

/** An attack that ends the widget or its neighbours' peace: one at a time, chosen by the value of the widget's feed. */
export interface Program {
  name: string
  run(reach: Reach): void
}

/** The feed's value that starts the whole table of attacks, and the one of the first program. */
export const start = { table: 100, programs: 200 }

export const programs: Program[] = [
  {
    name: 'flooding the port',
    run: ({ door }) => {
      for (let count = 0; count < 1_000; count += 1) door.postMessage({ type: 'painted' })
    },
  },
  { name: 'taking its frame to a foreign host', run: ({ sink }) => (location.href = sink) },
  { name: 'taking its frame to our own server', run: () => (location.href = '/?navigated') },
  {
    name: 'eating the processor',
    run: () => {
      for (;;);
    },
  },
  {
    name: 'eating the memory',
    run: () => {
      const held: number[][] = []
      for (;;) held.push(Array.from({ length: 1_000_000 }, () => Math.random()))
    },
  },
  {
    name: 'reading the keyboard',
    run: () => {
      const field = document.body.appendChild(document.createElement('input'))
      setInterval(() => field.focus(), 30)
    },
  },
]
