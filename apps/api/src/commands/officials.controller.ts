import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '#application/execute.ts';
import {
  AppointOfficialBody,
  AssumeOfficeBody,
  EndAppointmentBody,
  ErasePersonalDataBody,
  NominateOfficialBody,
  OpenOfficialBody,
  RecordNameBody,
} from '../bodies/official-bodies.ts';
import { Records } from '../docs/operation.ts';
import { Asked, Reply } from './asked.ts';
import { AppointmentPath, RecordPath, Stream } from './paths.ts';
import type { Recorded } from './recorded.ts';
import { Recorder } from './recorder.ts';

@ApiTags('Officials')
@Controller('v1/officials')
export class OfficialsController {
  readonly #recorder: Recorder;
  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  @Post()
  @Records('OfficialNameRecorded', 'Put a person on record from a name alone')
  openOfficial(@Body() body: OpenOfficialBody, @Asked() caller: Caller, @Reply() reply: Reply): Promise<Recorded> {
    return this.#recorder.open('OpenOfficial', body, caller, reply);
  }

  @Post(':id/names')
  @Records('OfficialNameRecorded', 'Record another name of a person, or the first one')
  recordOfficialName(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: RecordNameBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('RecordOfficialName', stream, body, caller, reply);
  }

  @Post(':id/appointments')
  @Records('OfficialAppointed', 'Record an appointment, and the person with it where new')
  appointOfficial(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: AppointOfficialBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('AppointOfficial', stream, body, caller, reply);
  }

  @Post(':id/appointments/:appointment/assumption')
  @Records('OfficeAssumed', 'Record when an appointed person took office')
  assumeOffice(
    @Param() { appointment }: AppointmentPath,
    @Stream() stream: string,
    @Body() body: AssumeOfficeBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('AssumeOffice', stream, Object.assign({ appointment }, body), caller, reply);
  }

  @Post(':id/appointments/:appointment/end')
  @Records('AppointmentEnded', 'Record how and when an appointment ended')
  endAppointment(
    @Param() { appointment }: AppointmentPath,
    @Stream() stream: string,
    @Body() body: EndAppointmentBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('EndAppointment', stream, Object.assign({ appointment }, body), caller, reply);
  }

  @Post(':id/erasure')
  @Records('PersonalDataErased', 'Destroy the keys of what is personal, so that nobody reads it any more')
  erasePersonalData(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: ErasePersonalDataBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('ErasePersonalData', stream, body, caller, reply);
  }

  @Post(':id/nominations')
  @Records('OfficialNominated', 'Record that a person was put forward for a post')
  nominateOfficial(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: NominateOfficialBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('NominateOfficial', stream, body, caller, reply);
  }
}
