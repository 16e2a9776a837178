import type { Attack, Reach } from './attack.ts'
import { stolenPorts } from './stolen.ts'

const say =
  (message: unknown) =>
  ({ door }: Reach): void =>
    door.postMessage(message)

const outside = 'not in the port protocol'

/** Lies told to the host. */
export const portAttacks: Attack[] = [
  {
    name: 'getting hold of the port itself',
    run: () => {
      for (const port of new Set(stolenPorts())) port.postMessage({ type: 'error', message: 'through a stolen port', fatal: true })
    },
    fails: 'in vain',
  },
  { name: 'opening the detail view unasked', run: say({ type: 'openDetail' }), fails: 'in vain', told: 'openDetail without anybody' },
  {
    name: 'choosing an area unasked',
    run: say({ type: 'areaSelected', code: '99.99.99' }),
    fails: 'in vain',
    told: 'areaSelected without anybody',
  },
  { name: 'a message of no kind', run: say({ type: 'becomeCurator' }), fails: 'in vain', told: outside },
  {
    name: 'a message with more than belongs in it',
    run: say({ type: 'query', call: 1, procedure: 'x', input: 1, placement: 'another', board: 'another' }),
    fails: 'in vain',
    told: outside,
  },
  {
    name: 'a query of another plugin',
    run: say({ type: 'query', call: 900, procedure: 'dpmptsp.antrean/antrean', input: {} }),
    fails: 'in vain',
  },
  { name: 'a query of the prototype', run: say({ type: 'query', call: 901, procedure: '__proto__', input: {} }), fails: 'in vain' },
  { name: 'a second greeting', run: say({ type: 'ready', protocol: 1 }), fails: 'in vain' },
  {
    name: 'an answer to no question',
    run: say({ type: 'described', call: 1e9, summary: 'x', table: { columns: [], rows: [] } }),
    fails: 'in vain',
  },
  {
    name: 'a picture nobody asked for',
    run: say({ type: 'picture', svg: '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', width: 1, height: 1 }),
    fails: 'in vain',
    told: 'a picture nobody asked for',
  },
  {
    name: 'a cyclic message',
    run: ({ door }) => {
      const ring: Record<string, unknown> = { type: 'query' }
      ring['input'] = ring
      door.postMessage(ring)
    },
    fails: 'refused',
  },
  {
    name: 'a message of 20 MB',
    run: say({ type: 'error', message: 'x'.repeat(20_000_000), fatal: true }),
    fails: 'refused',
    told: 'a message of more than',
  },
  {
    name: 'prototype pollution',
    run: ({ door }) =>
      door.postMessage(JSON.parse('{"type":"openDetail","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')),
    fails: 'in vain',
    told: outside,
  },
  {
    name: 'a message that is something else when copied',
    run: ({ door }) => {
      let times = 0
      door.postMessage({
        get type() {
          return times++ === 0 ? 'painted' : 'openDetail'
        },
      })
    },
    fails: 'in vain',
  },
  {
    name: 'secrets in the bootstrap',
    run: () => {
      if (!document.scripts.length && !document.querySelector('meta')) throw new Error('it has gone')
    },
    fails: 'refused',
  },
]
