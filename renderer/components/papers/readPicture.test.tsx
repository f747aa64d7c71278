import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { refuse } from '../../../shared/domain/result.ts';
import { fakeBridge } from '../../../test/dom/fakeBridge.ts';
import { PictureReading, ReadPicture } from './ReadPicture.tsx';

const shown = (picture: () => Promise<string | null> = () => Promise.resolve('cGFnZQ==')) =>
  render(
    <PictureReading value={{ paperId: 'scan', of: 'drop' }}>
      <ReadPicture page={3} picture={picture} />
    </PictureReading>,
  );

describe('ReadPicture', () => {
  it('sends the page, and says that what was found is to be compared', async () => {
    const { callsTo } = fakeBridge({ 'paper.readPicture': () => ({ words: 101, suggestions: 4 }) });
    shown();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Read the words of this picture' }));
    expect(await screen.findByText(/101 words read. 4 suggestions now stand beside the questions. Compare each with this page/)).toBeInTheDocument();
    expect(callsTo('paper.readPicture')).toEqual([{ paperId: 'scan', of: 'drop', page: 3, picture: 'cGFnZQ==' }]);
  });

  it('says why nothing was read, and lets the person try again', async () => {
    fakeBridge({ 'paper.readPicture': () => refuse('UNREADABLE', 'No words could be read from this picture.', 'Enter by hand what it says.') });
    shown();
    await userEvent.setup().click(screen.getByRole('button'));
    expect(await screen.findByText(/No words could be read from this picture/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Read the words of this picture' })).toBeEnabled();
  });

  it('is not offered where the person may not', () => {
    fakeBridge({});
    render(<ReadPicture page={1} picture={() => Promise.resolve(null)} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
