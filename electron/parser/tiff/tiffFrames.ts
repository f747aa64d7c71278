/** One picture of a TIFF: its header, read and held to the limits. Nothing is decoded here. */
export interface TiffFrame {
  /** Its number among all pictures of the file, thumbnails too, from 0. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly samples: number;
  readonly compression: number;
  readonly photometric: number;
  readonly planar: number;
  readonly predictor: number;
  /** 1 to 8, as EXIF numbers them. */
  readonly orientation: number;
  readonly fillOrder: number;
  readonly t4Options: number;
  /** Dots to an inch; null where it is not said. */
  readonly dpi: number | null;
  readonly colourMap: readonly number[] | null;
  readonly jpegTables: Uint8Array | null;
  /** Pieces of the picture with their place in it, in pixels from the top left. */
  readonly pieces: readonly { readonly bytes: Uint8Array; readonly left: number; readonly top: number; readonly width: number; readonly height: number }[];
}

export type TiffRead = TiffFrame | { readonly cannot: string };

const mostFrames = 1000;
const mostEntries = 500;
const mostPieces = 20_000;
/** Of one picture when it is taken apart. 600 dots to the inch on A3 in colour come to 210 MB. */
const mostBytes = 250e6;
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 11: 4, 12: 8 };

/** The pictures of a TIFF in their order. One that is broken says why; a loop or an end of the file ends the list. Thumbnails are left out. @throws where it is no TIFF at all. */
export function tiffFrames(bytes: Uint8Array): TiffRead[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getUint16(0) === 0x4949;
  if ((!little && view.getUint16(0) !== 0x4d4d) || view.getUint16(2, little) !== 42) throw new Error('no TIFF, or one of the kind for more than 4 GB');
  const frames: TiffRead[] = [];
  const seen = new Set<number>();
  for (let at = view.getUint32(4, little); at !== 0 && !seen.has(at) && seen.size < mostFrames; ) {
    seen.add(at);
    if (at + 2 > bytes.length) break;
    const entries = Math.min(view.getUint16(at, little), mostEntries);
    if (at + 2 + entries * 12 > bytes.length) {
      frames.push({ cannot: 'the file breaks off' });
      break;
    }
    const tags = new Tags(view, bytes, little, at + 2, entries);
    if ((tags.one(254) ?? 0) % 2 === 0) {
      try {
        frames.push(frameOf(tags, bytes, seen.size - 1));
      } catch (error) {
        frames.push({ cannot: error instanceof FrameError ? error.message : 'its header is damaged' });
      }
    }
    const next = at + 2 + entries * 12;
    at = next + 4 <= bytes.length ? view.getUint32(next, little) : 0;
  }
  return frames;
}

class FrameError extends Error {}

class Tags {
  readonly #places = new Map<number, { type: number; count: number; at: number }>();
  readonly #view: DataView;
  readonly #bytes: Uint8Array;
  readonly #little: boolean;

  constructor(view: DataView, bytes: Uint8Array, little: boolean, from: number, entries: number) {
    this.#view = view;
    this.#bytes = bytes;
    this.#little = little;
    for (let index = 0; index < entries; index++) {
      const at = from + index * 12;
      const [type, count] = [view.getUint16(at + 2, little), view.getUint32(at + 4, little)];
      const length = (sizes[type] ?? 0) * count;
      const place = length <= 4 ? at + 8 : view.getUint32(at + 8, little);
      if (length > 0 && place + length <= bytes.length) this.#places.set(view.getUint16(at, little), { type, count, at: place });
    }
  }

  all(tag: number, most: number): number[] | null {
    const place = this.#places.get(tag);
    if (!place) return null;
    if (place.count > most) throw new FrameError('its header is larger than any real one');
    return Array.from({ length: place.count }, (_, index) => this.#number(place.type, place.at + index * sizes[place.type]!));
  }

  one(tag: number): number | null {
    const place = this.#places.get(tag);
    return place ? this.#number(place.type, place.at) : null;
  }

  raw(tag: number): Uint8Array | null {
    const place = this.#places.get(tag);
    return place ? this.#bytes.subarray(place.at, place.at + place.count * sizes[place.type]!) : null;
  }

  #number(type: number, at: number): number {
    const [view, little] = [this.#view, this.#little];
    if (type === 3 || type === 8) return view.getUint16(at, little);
    if (type === 4 || type === 9) return view.getUint32(at, little);
    if (type === 5) return view.getUint32(at, little) / (view.getUint32(at + 4, little) || 1);
    if (type === 11) return view.getFloat32(at, little);
    if (type === 12) return view.getFloat64(at, little);
    return view.getUint8(at);
  }
}

function frameOf(tags: Tags, bytes: Uint8Array, index: number): TiffFrame {
  const [width, height] = [tags.one(256) ?? 0, tags.one(257) ?? 0];
  const samples = tags.one(277) ?? 1;
  const depths = tags.all(258, 16) ?? [1];
  const bits = depths[0]!;
  if (width < 1 || height < 1 || samples < 1 || samples > 8 || ![1, 2, 4, 8, 16].includes(bits) || depths.some((one) => one !== bits)) throw new FrameError('its header does not say how large it is');
  if ((width * height * samples * bits) / 8 > mostBytes || width > 65_500 || height > 65_500) throw new FrameError(`it is too large: ${width} by ${height} dots`);
  const planar = tags.one(284) ?? 1;
  const tiles = tags.one(322) !== null;
  const offsets = tags.all(tiles ? 324 : 273, mostPieces) ?? [];
  const counts = tags.all(tiles ? 325 : 279, mostPieces) ?? (offsets.length === 1 ? [bytes.length - offsets[0]!] : []);
  const [pieceWidth, pieceHeight] = tiles ? [tags.one(322)!, tags.one(323) ?? 0] : [width, Math.min(tags.one(278) ?? height, height)];
  if (pieceWidth < 1 || pieceHeight < 1) throw new FrameError('its header is damaged');
  const across = Math.ceil(width / pieceWidth);
  const needed = across * Math.ceil(height / pieceHeight) * (planar === 2 ? samples : 1);
  if (needed > mostPieces || offsets.length < needed || counts.length < needed) throw new FrameError('parts of it are missing');
  const pieces = Array.from({ length: needed }, (_, index) => {
    const [left, top] = [(index % across) * pieceWidth, Math.floor(index / across) * pieceHeight];
    const [from, count] = [offsets[index]!, counts[index]!];
    if (count === 0 || from + count > bytes.length) throw new FrameError('the file breaks off');
    return { bytes: bytes.subarray(from, from + count), left, top, width: pieceWidth, height: tiles ? pieceHeight : Math.min(pieceHeight, height - top) };
  });
  const perUnit = tags.one(282);
  const unit = tags.one(296) ?? 2;
  const dpi = perUnit && unit !== 1 ? perUnit * (unit === 3 ? 2.54 : 1) : null;
  const orientation = tags.one(274) ?? 1;
  return {
    index, width, height, bits, samples, planar, pieces, dpi,
    compression: tags.one(259) ?? 1, photometric: tags.one(262) ?? 1, predictor: tags.one(317) ?? 1, orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    fillOrder: tags.one(266) ?? 1, t4Options: tags.one(292) ?? 0, colourMap: tags.all(320, 3 * 65_536), jpegTables: tags.raw(347),
  };
}
