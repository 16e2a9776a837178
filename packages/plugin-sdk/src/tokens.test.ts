import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

type Token = string

function themeOf(name: string): Map<Token, [number, number, number]> {
  const block = new RegExp(String.raw`:host\(\[data-theme=["']${name}["']\]\) \{([^}]*)\}`).exec(css)?.[1] ?? ''
  const found = new Map<Token, [number, number, number]>()
  for (const [, token = '', l, c, h] of block.matchAll(/(--[\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g))
    found.set(token, [Number(l), Number(c), Number(h)])
  for (const [, token = '', other = ''] of block.matchAll(/(--[\w-]+): var\((--[\w-]+)\)/g)) {
    const value = found.get(other)
    if (value) found.set(token, value)
  }
  return found
}

/** Relative luminance of an OKLCH colour, clipped to sRGB as browsers do. */
function luminance([l, c, h]: [number, number, number]): number {
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)]
  const lms = [
    l + 0.3963377774 * a + 0.2158037573 * b,
    l - 0.1055613458 * a - 0.0638541728 * b,
    l - 0.0894841775 * a - 1.291485548 * b,
  ].map((root) => root ** 3)
  const [x = 0, y = 0, z = 0] = lms
  const rgb = [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ]
  const [red = 0, green = 0, blue = 0] = rgb.map((channel) => Math.min(1, Math.max(0, channel)))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(theme: Map<Token, [number, number, number]>, ink: Token, ground: Token): number {
  const [one, other] = [theme.get(ink), theme.get(ground)].map((colour) => luminance(colour ?? [0, 0, 0]))
  const [light = 0, dark = 0] = [one ?? 0, other ?? 0].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const words = [
  '--text',
  '--text-2',
  '--text-3',
  '--accent',
  '--soga',
  '--indigo',
  '--st-mutakhir',
  '--st-terlambat',
  '--st-tersumbat',
  '--st-putus',
  '--st-simulasi',
  '--st-publikasi',
  '--st-ditahan',
]

describe.each(['gelap', 'terang', 'kontras'])('the theme %s', (name) => {
  const theme = themeOf(name)

  it.each(words)('can be read in %s on every ground', (ink) => {
    for (const ground of ['--bg', '--surface', '--raised']) expect(contrast(theme, ink, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it('can be read on its accent', () => {
    expect(contrast(theme, '--on-accent', '--accent')).toBeGreaterThanOrEqual(4.5)
  })

  it('can be read on every step of an amount', () => {
    for (const step of [1, 2, 3, 4, 5, 6, 7])
      expect(contrast(theme, step >= 5 ? '--q-ink-high' : '--q-ink-low', `--q${step}`)).toBeGreaterThanOrEqual(
        step === 4 || step === 5 ? 4 : 4.5,
      )
  })

  it('shows the first two kinds clearly on the ground', () => {
    for (const mark of ['--c1', '--c2']) expect(contrast(theme, mark, '--bg')).toBeGreaterThanOrEqual(3)
  })
})
