import { SourceMapGenerator } from 'source-map-js'
import { afterAll, expect, it } from 'vitest'
import { adapterScript, runOf } from './adapter-script.ts'
import { createAdapterHost } from './create-adapter-host.ts'
import { mapStack } from './map-stack.ts'

const host = createAdapterHost({ workers: 1, log: () => undefined })
afterAll(() => host.close())

function mapOf(
  entries: { generated: { line: number; column: number }; source: string; original: { line: number; column: number } }[],
): string {
  const generator = new SourceMapGenerator({ file: 'adapter.js' })
  for (const entry of entries) generator.addMapping(entry)
  return generator.toString()
}

it('names the author’s own line of what an adapter throws, in message and details', async () => {
  const release = adapterScript(`feed() {
    throw new TypeError('no price')
  }`)
  const line = release.code.split('\n').findIndex((text) => text.includes('no price')) + 1
  const sourceMap = mapOf([{ generated: { line, column: 4 }, source: '../src/adapter.ts', original: { line: 31, column: 2 } }])

  const run = host.run(runOf({ ...release, sourceMap }))

  await expect(run).rejects.toMatchObject({
    code: 'adapter_threw',
    message: 'TypeError: no price (src/adapter.ts:31:3)',
    details: { at: 'src/adapter.ts:31:3' },
  })
})

it('leaves out frames of libraries and of class constructors', () => {
  const sourceMap = mapOf([
    { generated: { line: 1, column: 0 }, source: 'node_modules/zod/core.js', original: { line: 1, column: 0 } },
    { generated: { line: 2, column: 0 }, source: 'src/adapter.ts', original: { line: 7, column: 0 } },
    {
      generated: { line: 4, column: 0 },
      source: '../../../packages/plugin-sdk/src/adapter/guest-context.ts',
      original: { line: 5, column: 0 },
    },
    { generated: { line: 3, column: 0 }, source: 'src/errors.ts', original: { line: 9, column: 0 } },
  ])
  const stack =
    '    at SourceError (adapter.js:3:5)\n    at parse (adapter.js:1:9)\n    at json (adapter.js:4:9)\n    at harga (adapter.js:2:4)\n    at <anonymous> (adapter.js:2:9)\n    at call (native)\n'

  expect(mapStack(stack, { code: '', sourceMap })).toEqual([
    { file: 'src/adapter.ts', line: 7, column: 1, function: 'harga' },
    { file: 'src/adapter.ts', line: 7, column: 1, function: undefined },
  ])
})

it('falls back to positions in the bundled script without a map that can be read', () => {
  expect(mapStack('    at harga (adapter.js:2:4)\n', { code: '', sourceMap: '{' })).toEqual([
    { file: 'adapter.js', line: 2, column: 4, function: 'harga' },
  ])
  expect(mapStack(undefined, { code: '' })).toEqual([])
})
