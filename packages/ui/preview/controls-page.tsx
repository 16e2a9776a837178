import { Settings } from 'lucide-react'
import { useState } from 'react'
import { OfflineLine } from '../src/board/offline-line.tsx'
import { Button } from '../src/controls/button.tsx'
import { DataTable } from '../src/controls/data-table.tsx'
import { Dialog } from '../src/controls/dialog.tsx'
import { EmptyState } from '../src/controls/empty-state.tsx'
import { PopoverMenu } from '../src/controls/popover-menu.tsx'
import { SearchField } from '../src/controls/search-field.tsx'
import { SegmentedControl } from '../src/controls/segmented-control.tsx'
import { Select } from '../src/controls/select.tsx'
import { Switch } from '../src/controls/switch.tsx'
import { Tabs } from '../src/controls/tabs.tsx'
import { TextField } from '../src/controls/text-field.tsx'
import { createToastQueue, ToastRegion } from '../src/controls/toast.tsx'
import { now } from './facts.ts'

const toasts = createToastQueue({ lifetime: 600_000 })
toasts.add({ text: 'Panggilan 112 dipindah.', action: { label: 'Urungkan', onPress: () => undefined } })

/** Every control. */
export function ControlsPage() {
  const [form, setForm] = useState<'wall' | 'desk' | 'phone'>('desk')
  const [area, setArea] = useState<string>('32.78')
  const [on, setOn] = useState(true)
  const [open, setOpen] = useState(new URLSearchParams(location.search).has('dialog'))
  const table = {
    columns: [
      { key: 'k', title: 'Kecamatan', numeric: false },
      { key: 'v', title: 'Penduduk', numeric: true },
    ],
    rows: [
      { k: 'Kawalu', v: '103.200' },
      { k: 'Mangkubumi', v: '102.200' },
    ],
  }
  return (
    <main className="stack" style={{ overflow: 'auto' }}>
      <OfflineLine state={{ kind: 'offline', since: now - 3_600_000 }} now={now} locale="id" />
      <div className="row">
        <Button kind="primary" onPress={() => setOpen(true)}>
          Selesai
        </Button>
        <Button icon={<Settings aria-hidden="true" />}>Atur dasbor</Button>
        <Button kind="ghost">Urungkan</Button>
        <Button kind="danger">Tarik rilis</Button>
        <Button kind="primary" isDisabled>
          Menyimpan
        </Button>
        <SegmentedControl
          label="Bentuk layar"
          value={form}
          onChange={setForm}
          options={[
            { value: 'wall', label: 'Dinding' },
            { value: 'desk', label: 'Meja' },
            { value: 'phone', label: 'Ponsel' },
          ]}
        />
        <Select
          label="Wilayah"
          value={area}
          onChange={setArea}
          options={[
            { value: '32.78', label: 'Seluruh kota' },
            { value: '32.78.01', label: 'Cihideung' },
          ]}
        />
        <PopoverMenu
          label="Wali Kota"
          groups={[
            {
              id: 'tema',
              title: 'Tema',
              entries: [
                { id: 'a', label: 'Terang' },
                { id: 'b', label: 'Gelap', current: true },
              ],
            },
          ]}
          onAction={() => undefined}
        />
        <Switch selected={on} onChange={setOn}>
          Putar dasbor
        </Switch>
      </div>
      <div className="row" style={{ alignItems: 'flex-start' }}>
        <SearchField label="Cari kata, OPD, topik" defaultValue="banjir" />
        <TextField label="Alasan" hint="Tercatat di riwayat." />
        <TextField label="Alamat" defaultValue="http://" error="Tulis alamat lengkap, mis. https://simrs.tasikmalayakota.go.id" />
        <TextField label="Catatan" lines={3} placeholder="Untuk OPD" />
      </div>
      <Tabs
        label="Rincian"
        items={[
          { id: 't', label: 'Tabel', content: <DataTable table={table} caption="Penduduk 2023" /> },
          { id: 'd', label: 'Definisi', content: 'Definisi' },
        ]}
      />
      <EmptyState
        title="Belum ada koneksi"
        text="Koneksi menyatakan cara mencapai sistem OPD. Buat satu, lalu pasang plugin."
        action={<Button kind="primary">Buat koneksi</Button>}
      />
      <Dialog
        title="Keterisian tempat tidur"
        note="RSUD dr. Soekardjo"
        open={open}
        onClose={() => setOpen(false)}
        actions={<Button kind="primary">Simpan</Button>}
      >
        <DataTable table={table} caption="Penduduk 2023" />
      </Dialog>
      <ToastRegion queue={toasts} label="Pemberitahuan" />
    </main>
  )
}
