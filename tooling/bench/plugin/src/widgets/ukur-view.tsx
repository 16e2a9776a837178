import { AreaMap, BarChart, BigNumber, Bullet, bulletHeight, ChartBox, LineChart, Slot } from '@wadah/plugin-sdk/charts'
import { createWidgetData, useWidget } from '@wadah/plugin-sdk/widget'
import type { Adapter } from '../adapter.ts'

const { useFeed } = createWidgetData<Adapter>()
const start = Date.UTC(2026, 0, 1)

/** One of the twenty-four: ten numbers, six lines of 600 points, three gauges, two bar charts, two tables, one map of ten areas. */
export function UkurView() {
  const { size, format, areas, settings } = useWidget()
  const index = Number(settings['index'])
  const { data } = useFeed('papan')
  const history = useFeed('riwayat').data
  if (data === undefined || history === undefined) return null
  const value = data.values[index] ?? 0
  const rows = Array.from({ length: 10 }, (_, row) => data.values[(index + row) % data.values.length] ?? 0)
  return (
    <Slot size={size}>
      <BigNumber value={format.number(value, 1)} />
      {index >= 10 && index < 16 && (
        <ChartBox>
          {(box) => (
            <LineChart
              {...box}
              label="garis"
              series={[
                {
                  name: 'a',
                  points: [...(history.lines[index - 10] ?? []), value].map((one, step) => ({ at: start + step * 60_000, value: one })),
                },
              ]}
            />
          )}
        </ChartBox>
      )}
      {index >= 16 && index < 19 && <ChartBox height={bulletHeight}>{(box) => <Bullet {...box} label="ukuran" value={value} />}</ChartBox>}
      {(index === 19 || index === 20) && (
        <ChartBox>
          {(box) => <BarChart {...box} label="batang" bars={rows.map((one, row) => ({ label: String(row), value: one }))} />}
        </ChartBox>
      )}
      {(index === 21 || index === 22) && (
        <table>
          <tbody>
            {rows.map((one, row) => (
              <tr key={row}>
                <td>{row}</td>
                <td>{format.number(one, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {index === 23 && (
        <ChartBox>
          {(box) => {
            const level = areas.filter((area) => area.level === 'kecamatan')
            return (
              <AreaMap
                {...box}
                label="peta"
                areas={level}
                values={Object.fromEntries(level.map((area, row) => [area.code, rows[row % 10]]))}
              />
            )
          }}
        </ChartBox>
      )}
    </Slot>
  )
}
