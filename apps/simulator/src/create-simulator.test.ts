import { describe, expect, test } from 'vitest'
import { createSimulator } from './create-simulator.ts'
import { revenueKinds } from './simpatda/revenue.ts'

function simulatorAt(start: string) {
  let now = Date.parse(start)
  const waited: number[] = []
  const app = createSimulator({ world: { now: () => now, seed: 3278 }, wait: async (ms) => void waited.push(ms) })
  return {
    waited,
    pass: (ms: number) => (now += ms),
    get: async (path: string) => app.request(path),
    json: async (path: string) => (await app.request(path)).json() as Promise<Record<string, never>>,
    set: (source: string, mode: string) => app.request('/_control', { method: 'POST', body: JSON.stringify({ source, mode }) }),
  }
}

describe('the simulator', () => {
  test('changes the queue every few seconds, and tells the same story again for the same seed', async () => {
    const one = simulatorAt('2026-11-24T03:00:00Z')
    const other = simulatorAt('2026-11-24T03:00:00Z')

    const before = await one.json('/mpp/antrean')
    expect(await other.json('/mpp/antrean')).toEqual(before)
    one.pass(8_000)
    expect(await one.json('/mpp/antrean')).not.toEqual(before)
  })

  test('frozen, answers the same old rows with the same old time', async () => {
    const simulator = simulatorAt('2026-11-24T03:00:00Z')
    await simulator.set('mpp', 'freeze')
    const before = await simulator.json('/mpp/antrean')

    simulator.pass(600_000)

    expect(await simulator.json('/mpp/antrean')).toEqual(before)
    await simulator.set('mpp', 'normal')
    expect(await simulator.json('/mpp/antrean')).not.toEqual(before)
  })

  test('answers an HTML page with status 200 when told to', async () => {
    const simulator = simulatorAt('2026-11-24T03:00:00Z')
    await simulator.set('simpatda', 'html')

    const answer = await simulator.get('/simpatda/api/realisasi.php')

    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('<html>')
  })

  test('slows one source and leaves the others alone', async () => {
    const simulator = simulatorAt('2026-11-24T03:00:00Z')
    await simulator.set('pihps', 'slow')

    await simulator.get('/mpp/antrean')
    expect(simulator.waited).toEqual([])
    await simulator.get('/pihps/ekspor.csv')
    expect(simulator.waited).toEqual([15_000])
  })

  test('pages floods as Open Data Jabar does, the last page short', async () => {
    const simulator = simulatorAt('2026-11-24T03:00:00Z')
    const path = '/opendata-jabar/api-backend/bigdata/bpbd/od_17600_jml_kejadian_bencana_banjir_brdsrkn_kabupatenkota_v1'

    const pages = await Promise.all([0, 100, 200, 300].map((skip) => simulator.json(`${path}?limit=100&skip=${skip}`)))

    expect(pages.map((page) => (page['data'] as unknown as unknown[]).length)).toEqual([100, 100, 100, 78])
  })

  test('splits the revenue target into parts that add up to the published level', () => {
    expect(revenueKinds.reduce((sum, kind) => sum + kind.target, 0)).toBe(440_260_000_000)
    expect(revenueKinds.filter((kind) => kind.code.startsWith('4.1.01')).reduce((sum, kind) => sum + kind.target, 0)).toBe(229_946_000_000)
    expect(revenueKinds.every((kind) => kind.target > 0)).toBe(true)
  })

  test('has no prices at weekends and marks missing ones with a dash', async () => {
    const simulator = simulatorAt('2026-11-24T03:00:00Z')

    const lines = (await (await simulator.get('/pihps/ekspor.csv?dari=2026-01-01')).text()).split('\r\n').slice(1)

    const weekdays = new Set(
      lines.map((line) => new Date(`${(line.split(';')[2] ?? '').split('/').toReversed().join('-')}T00:00:00Z`).getUTCDay()),
    )
    expect([...weekdays].toSorted()).toEqual([1, 2, 3, 4, 5])
    expect(lines.some((line) => line.endsWith(';-'))).toBe(true)
  })

  test.each(['pihps', 'opendata-jabar', 'bnpb'])('says whose published figures %s shows', async (source) => {
    const about = await simulatorAt('2026-11-24T03:00:00Z').json(`/${source}/tentang`)

    expect(Object.keys(about)).toEqual(expect.arrayContaining(['producer', 'dataset', 'period', 'source', 'licence']))
  })
})
