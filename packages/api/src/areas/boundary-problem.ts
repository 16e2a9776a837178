import type { Text } from '@wadah/contracts/texts'

/** Something in an uploaded file that has to be mended before it can be used. */
export interface BoundaryProblem {
  /** Which feature of the file, counted from one; absent when it concerns the file as a whole. */
  feature?: number
  /** The area it is about, when that could be told. */
  code?: string
  /** What is wrong and how to mend it. */
  message: Text
}

const number = (value: number): string => String(Math.round(value * 1e6) / 1e6)

/** Words for everything that can be wrong with outlines. */
export const boundaryWords = {
  notCollection: (found: string): Text => ({
    id: `Berkas ini bukan GeoJSON FeatureCollection (terbaca: ${found}). Ekspor ulang lapisan batas wilayah sebagai GeoJSON, misalnya dari QGIS.`,
    en: `This file is not a GeoJSON FeatureCollection (it reads: ${found}). Export the layer of boundaries again as GeoJSON, from QGIS for instance.`,
  }),
  tooMany: (count: number, most: number): Text => ({
    id: `Berkas ini memuat ${count} fitur, paling banyak ${most}. Saring dahulu hingga wilayah kota ini saja.`,
    en: `This file holds ${count} features; ${most} are the most. Filter it down to this city first.`,
  }),
  tooFine: (count: number, most: number): Text => ({
    id: `Garisnya memuat ${count} titik, paling banyak ${most}. Sederhanakan dahulu, misalnya dengan “Simplify” di QGIS, toleransi 5 meter.`,
    en: `The outlines hold ${count} points; ${most} are the most. Simplify them first, with “Simplify” in QGIS for instance, tolerance 5 metres.`,
  }),
  notDrawable: (areas: number): Text => ({
    id: `${areas} wilayah ini tidak dapat digambar dalam 60 kB: garis tetangga terlalu sering bersilangan, atau wilayahnya terlalu banyak. Rapikan dengan “Snap geometries to layer” di QGIS, atau unggah kecamatan saja.`,
    en: `These ${areas} areas cannot be drawn within 60 kB: neighbours cross each other too often, or there are too many. Tidy them with “Snap geometries to layer” in QGIS, or upload the kecamatan alone.`,
  }),
  noCode: (example: string): Text => ({
    id: `Tidak ada fitur yang membawa kode wilayah kota ini. Isi atribut "kode" pada setiap fitur, misalnya "${example}"; nama saja tidak cukup.`,
    en: `No feature carries an area code of this city. Fill an attribute "kode" on each feature, e.g. "${example}"; names alone do not suffice.`,
  }),
  unknownCode: (code: string): Text => ({
    id: `Kode ${code} tidak dikenal di kota ini. Periksa salah ketik, atau hapus fitur ini.`,
    en: `The code ${code} is not known in this city. Check for a slip, or remove this feature.`,
  }),
  twoCodes: (one: string, other: string): Text => ({
    id: `Fitur ini membawa dua kode setingkat, ${one} dan ${other}. Sisakan satu.`,
    en: `This feature carries two codes of one level, ${one} and ${other}. Leave one.`,
  }),
  twice: (first: number): Text => ({
    id: `Garis yang sama sudah ada di fitur ${first}. Hapus salah satunya.`,
    en: `The same outline is already in feature ${first}. Remove one of them.`,
  }),
  notPolygon: (found: string): Text => ({
    id: `Geometrinya ${found}; yang dipakai hanya Polygon atau MultiPolygon. Ekspor lapisan poligon, bukan titik atau garis.`,
    en: `Its geometry is ${found}; only Polygon or MultiPolygon will do. Export the layer of polygons, not of points or lines.`,
  }),
  shortRing: (): Text => ({
    id: 'Salah satu cincinnya berisi kurang dari tiga titik. Perbaiki poligon ini, misalnya dengan “Fix geometries” di QGIS.',
    en: 'One of its rings has fewer than three points. Mend this polygon, with “Fix geometries” in QGIS for instance.',
  }),
  swapped: (lng: number, lat: number): Text => ({
    id: `Bujur dan lintang tertukar pada titik ${number(lng)}, ${number(lat)}. GeoJSON menulis [bujur, lintang].`,
    en: `Longitude and latitude are swapped at the point ${number(lng)}, ${number(lat)}. GeoJSON writes [longitude, latitude].`,
  }),
  projected: (x: number, y: number): Text => ({
    id: `Titik ${number(x)}, ${number(y)} bukan derajat; tampaknya meter (UTM). Ekspor ulang dengan CRS EPSG:4326 (WGS 84).`,
    en: `The point ${number(x)}, ${number(y)} is not in degrees; it looks like metres (UTM). Export again with CRS EPSG:4326 (WGS 84).`,
  }),
  outside: (lng: number, lat: number): Text => ({
    id: `Titik ${number(lng)}, ${number(lat)} berada di luar kota. Periksa kode atau koordinat fitur ini.`,
    en: `The point ${number(lng)}, ${number(lat)} lies outside of the city. Check the code or the coordinates of this feature.`,
  }),
}
