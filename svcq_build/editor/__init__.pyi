from .served import ServedDesk as ServedDesk
