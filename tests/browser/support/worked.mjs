// What is done to a car between the yes and the way home, by the commands the screens use.

import { as } from './store.mjs';

/** All its jobs given to one technician, and the car released to the workshop. */
export async function givenTo(/** @type {Shop} */ shop, about, technician, /** @type {Partial<CommandRequest<'assign_job'>>} */ plan = {}) {
  for (const job of (await shop.rpc('get_visit', about)).jobs) {
    await shop.rpc('assign_job', {
      job_id: job.id, version: job.version, technicians: [{ person_id: technician.person_id, share: 10_000 }], bay_id: null,
      planned_start: null, planned_minutes: 60, note: '', ...plan,
    });
  }
  await shop.rpc('release_to_repair', about);
}

/** Every job begun and finished by the one who has it: who inspects in the end must not have done it. */
export const doneBy = (/** @type {Shop} */ shop, about, technician) =>
  as(shop, technician, async () => {
    for (const { id } of (await shop.rpc('get_visit', about)).jobs) {
      const { version } = (await shop.rpc('get_visit', about)).jobs.find((job) => job.id === id);
      const started = await shop.rpc('start_job', { job_id: id, version });
      await shop.rpc('finish_job', { job_id: id, version: started.job.version, measurements: [], note: '' });
    }
  });

/** Every sheet paid by phone, and the car handed back on paper. */
export async function drivenOff(/** @type {Shop} */ shop, about) {
  const visit = () => shop.rpc('get_visit', about);
  for (const { id, owed } of (await visit()).settlements) {
    if (owed > 0) await shop.rpc('take_payment', { settlement_id: id, owed, parts: [{ means: 'wechat', amount: owed, tendered: owed }] });
  }
  await shop.rpc('deliver', {
    ...about, version: null, accepted_by: (await visit()).visitor, means: 'on_paper', signature: null, old_parts_shown: true, items_returned: true, advice: '',
    next_service_on: null, next_service_km: null, mileage_out_km: null,
  });
}
