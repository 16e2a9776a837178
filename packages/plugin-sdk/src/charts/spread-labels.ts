/** Moves labels apart so that none overlaps, each as near to its place as it can be, within a range. Keeps their order. */
export function spreadLabels(places: readonly number[], gap: number, [top, bottom]: readonly [number, number]): number[] {
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place)
  for (let index = 0; index < order.length; index += 1) {
    const label = order[index]
    const above = order[index - 1]
    if (label !== undefined) label.place = Math.max(label.place, above === undefined ? top : above.place + gap)
  }
  for (let index = order.length - 1; index >= 0; index -= 1) {
    const label = order[index]
    const below = order[index + 1]
    if (label !== undefined) label.place = Math.min(label.place, below === undefined ? bottom : below.place - gap)
  }
  const spread = [...places]
  for (const { place, index } of order) spread[index] = place
  return spread
}
