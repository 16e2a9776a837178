import type { WidgetTable } from '@wadah/contracts/port'
import styles from './data-table.module.css'

/** A table of the numbers of a widget; numbers stand right. */
export function DataTable({ table, caption }: { table: WidgetTable; caption: string }) {
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={caption}>
      <table className={styles['table']}>
        <caption className={styles['caption']}>{caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.key} scope="col" data-numeric={column.numeric || undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {table.columns.map((column) => (
                <td key={column.key} data-numeric={column.numeric || undefined}>
                  {row[column.key] ?? '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
