import type { AskCarWords, CarWords } from '@bindings';
import { keepPreviousData } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useRead } from '../../api/read';

/** Makes and models that are meant by what is typed of a car so far, and the makes its VIN may be of. */
export function useCarWords({ vin, make, model }: AskCarWords, enabled = true): CarWords | undefined {
  const typed = {
    vin: useDeferredValue(vin.trim()),
    make: useDeferredValue(make.trim()),
    model: useDeferredValue(model.trim()),
  };
  const { data } = useRead('car_words', typed, { enabled, placeholderData: keepPreviousData });
  return data ?? undefined;
}

/** A booking names a car in one breath: its make, a space, and its model. */
export function ofTitle(title: string): Pick<AskCarWords, 'make' | 'model'> {
  const [make = '', ...rest] = title.trim().split(' ');
  return { make, model: rest.join(' ') };
}

/** What may stand there as a whole: a make while only that is typed, and the models of the make that is. */
export function titlesOf(title: string, words: CarWords | undefined): string[] {
  if (!words) return [];
  const { make, model } = ofTitle(title);
  const makes = model === '' ? words.makes : [];
  return [...makes, ...words.models.map((one) => `${make} ${one}`)];
}
