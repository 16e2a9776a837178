import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AmountLegend } from './amount-legend.tsx'

const words = (width: number): string[] =>
  [
    ...renderToStaticMarkup(
      <svg>
        <AmountLegend x={0} y={0} width={width} size={12} unit={1} low="47 thousand" high="103 thousand" />
      </svg>,
    ).matchAll(/>([^<>]+)</g),
  ].map((match) => match[1] ?? '')

test('both ends of a legend are written out where there is room', () => {
  expect(words(300)).toEqual(['47 thousand', '103 thousand'])
})

test('the lower end goes without its unit where both would touch', () => {
  expect(words(120)).toEqual(['47', '103 thousand'])
})
